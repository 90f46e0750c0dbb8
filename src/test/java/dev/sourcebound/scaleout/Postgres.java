package dev.sourcebound.scaleout;

import dev.sourcebound.store.SharedStoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL in a process of its own, one for all tests of this JVM; it ends with it.
public final class Postgres {

    private static @Nullable EmbeddedPostgres server;
    private static int databases;

    private Postgres() {}

    /// Where a new, empty database is.
    public static synchronized SharedStoreSettings database() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            }
            String name = "test" + databases++;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return settings("jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a server is told of a database.
    public static SharedStoreSettings settings(String url) {
        return new SharedStoreSettings(
                url, "postgres", "postgres", 4, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }
}
