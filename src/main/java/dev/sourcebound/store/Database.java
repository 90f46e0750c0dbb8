package dev.sourcebound.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database that several servers share. Whoever keeps something there makes its own
/// tables. Of several collections each has its tables in a schema of its own, and no way to those
/// of another. Blocking; thread-safe.
public final class Database implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(2);

    /// What the driver says where a connection broke or the server ends or begins, and so nothing
    /// was done; and where two transactions were in each other's way.
    private static final String AGAIN = "08|57P0.|40...|25006";

    private static final int TRIES = 3;

    /// So that two servers that start together do not both make a table.
    private static final long MAKING = 6_151_927L;

    private static final String SCHEMA = "sourcebound_";
    private static final String FIND_SCHEMA =
            "select nspname from pg_catalog.pg_namespace where nspname = ?";
    private static final Pattern COLLECTION = Pattern.compile("[a-z0-9-]{1,40}");

    private final SharedStoreSettings settings;
    private final HikariDataSource connections;

    /// Where tables are; null for where the database puts them by itself.
    private final @Nullable String schema;

    /// Connects when it is first needed.
    public Database(SharedStoreSettings settings) {
        this.settings = settings;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Objects.requireNonNull(settings.url(), "a database has a URL"));
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setPoolName("store");
        config.setAutoCommit(false);
        long timeout = settings.timeout().toMillis();
        config.setConnectionTimeout(Math.max(250, timeout));
        config.setInitializationFailTimeout(-1);
        long seconds = Math.max(1, settings.timeout().toSeconds());
        config.addDataSourceProperty("connectTimeout", Long.toString(seconds));
        config.addDataSourceProperty("socketTimeout", Long.toString(2 * seconds));
        config.addDataSourceProperty("options", "-c statement_timeout=" + timeout);
        config.addDataSourceProperty("ApplicationName", "sourcebound");
        this.connections = new HikariDataSource(config);
        this.schema = null;
    }

    private Database(Database all, String schema) {
        this.settings = all.settings;
        this.connections = all.connections;
        this.schema = schema;
    }

    /// The part of it that is one collection's, by the same connections; closing it does nothing.
    /// Needs the right to create a schema in the database, unless it is there.
    ///
    /// @param collection 1 to 40 of `a-z`, `0-9` and `-`
    public Database of(String collection) {
        if (!COLLECTION.matcher(collection).matches()) {
            throw new IllegalArgumentException(
                    "a collection's name must match %s, got '%s'"
                            .formatted(COLLECTION, collection));
        }
        return new Database(this, SCHEMA + collection);
    }

    private static String quoted(String schema) {
        return "\"" + schema + "\"";
    }

    /// How long a lease outlives its process.
    Duration lease() {
        return settings.lease();
    }

    /// Does something, all of it or nothing. It may be done again from the start where the
    /// connection broke before the time-out was over.
    ///
    /// @throws AppException `STORE_UNAVAILABLE` where the database does not answer
    public <R> R inTransaction(Function<Transaction, R> work) {
        long begun = System.nanoTime();
        for (int left = TRIES - 1; ; left--) {
            try (Connection connection = connection()) {
                return once(connection, work);
            } catch (SQLException | Transaction.Failed e) {
                SQLException cause =
                        e instanceof Transaction.Failed failed ? failed.cause() : (SQLException) e;
                String state = String.valueOf(cause.getSQLState());
                boolean again = state.length() >= 2 && state.matches("(" + AGAIN + ").*");
                boolean late = System.nanoTime() - begun >= settings.timeout().toNanos();
                if (left == 0 || !again || late || connections.isClosed()) {
                    throw unavailable(state);
                }
            }
        }
    }

    /// One that the pool has tried to get for as long as the time-out.
    private Connection connection() {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw unavailable(String.valueOf(e.getSQLState()));
        }
    }

    /// Makes tables where they are absent.
    ///
    /// @param statements `create … if not exists`
    public void make(String... statements) {
        inTransaction(transaction -> {
            transaction.lock(MAKING);
            // `create schema if not exists` needs the right to make one also where it is there.
            if (schema != null
                    && transaction.first(FIND_SCHEMA, row -> row.text(1), schema).isEmpty()) {
                transaction.change("create schema " + quoted(schema));
            }
            for (String statement : statements) {
                transaction.change(statement);
            }
            return true;
        });
    }

    /// What is true of a lease that somebody has, for a condition of SQL.
    ///
    /// @param name an expression of SQL that gives the name
    public static String isTaken(String name) {
        return "exists (select 1 from %s l where l.name = %s and l.until > now())"
                .formatted(SharedLeases.TABLE, name);
    }

    @Override
    public void close() {
        if (schema == null) {
            connections.close();
        }
    }

    private <R> R once(Connection connection, Function<Transaction, R> work) throws SQLException {
        try {
            Transaction transaction = new Transaction(connection);
            if (schema != null) {
                transaction.change("set local search_path to " + quoted(schema));
            }
            R result = work.apply(transaction);
            connection.commit();
            return result;
        } catch (RuntimeException | SQLException e) {
            rollBack(connection);
            throw e;
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is of no use any more, and its pool finds that out.
        }
    }

    /// Without what the driver says, which may hold what was to be kept.
    private AppException unavailable(String state) {
        return AppException.after(
                WAIT,
                ErrorCode.STORE_UNAVAILABLE,
                "The store %s cannot be used (SQL state %s). Ask again shortly; whoever runs it, see that PostgreSQL is up and lets this program in, or set sourcebound.store.url."
                        .formatted(place(), state));
    }

    /// Without parameters, of which one may be a password.
    private String place() {
        String url = String.valueOf(settings.url());
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
