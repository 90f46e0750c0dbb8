package dev.sourcebound.store;

import dev.sourcebound.problem.SettingCheck;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// A PostgreSQL database that several servers share.
///
/// @param url `jdbc:postgresql://HOST:PORT/DATABASE`; null where this process keeps all itself
/// @param username null where the database asks nobody
/// @param password of that user
/// @param connections of this process at once, 2 to 200
/// @param timeout until a connection or an answer is there, 100ms to 1m
/// @param lease how long after the end of a process others wait before they take over what it did,
///   1s to 10m
@Validated
@ConfigurationProperties("sourcebound.store")
public record SharedStoreSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("10") int connections,
        @NotNull @DefaultValue("3s") Duration timeout,
        @NotNull @DefaultValue("10s") Duration lease) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.store");

    private static final String SCHEME = "jdbc:postgresql:";
    private static final int LEAST_CONNECTIONS = 2;
    private static final int MOST_CONNECTIONS = 200;

    public SharedStoreSettings {
        // A variable that is set to nothing is not set.
        url = url == null || url.isBlank() ? null : url;
        username = username == null || username.isBlank() ? null : username;
        password = password == null || password.isBlank() ? null : password;
        CHECK.require(
                url == null || url.startsWith(SCHEME),
                "url must begin with "
                        + SCHEME
                        + ", such as jdbc:postgresql://127.0.0.1/sourcebound");
        CHECK.within("connections", connections, LEAST_CONNECTIONS, MOST_CONNECTIONS);
        CHECK.within("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        CHECK.within("lease", lease, Duration.ofSeconds(1), Duration.ofMinutes(10));
    }
}
