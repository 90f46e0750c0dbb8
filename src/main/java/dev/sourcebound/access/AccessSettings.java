package dev.sourcebound.access;

import dev.sourcebound.problem.SettingCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may ask, and how much. A limit of 0 is none. Limits hold where this server is open to others
/// than this machine, or where any of the first two is given.
///
/// @param keysFile the file of keys; null where there are none
/// @param anonymous what needs no key. Empty means nothing where there is a file of keys, and all
///   but `operate` where the server listens on this machine only
/// @param allowedOrigins websites whose scripts may call the API, as a browser names them, such as
///   `https://www.example.org`. The widget has a list of its own
/// @param keyRequestsPerMinute of one name of keys, `>= 0`
/// @param keyRequestsPerDay of one name of keys, `>= 0`
/// @param addressRequestsPerMinute of one network address that shows no key, `>= 0`
/// @param addressRequestsPerDay of one network address that shows no key, `>= 0`
/// @param reread how often the file of keys is looked at, `100ms` to `1h`
/// @param log whether each request has a line in the log
@ConfigurationProperties("sourcebound.access")
public record AccessSettings(
        @Nullable Path keysFile,
        @DefaultValue Set<Verb> anonymous,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("600") int keyRequestsPerMinute,
        @DefaultValue("100000") int keyRequestsPerDay,
        @DefaultValue("120") int addressRequestsPerMinute,
        @DefaultValue("10000") int addressRequestsPerDay,
        @DefaultValue("2s") Duration reread,
        @DefaultValue("false") boolean log) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.access");

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    public AccessSettings {
        // A variable that is set to nothing is not set.
        keysFile = keysFile == null || keysFile.toString().isEmpty() ? null : keysFile;
        anonymous = Set.copyOf(anonymous);
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            CHECK.require(
                    Origin.of(origin).isPresent(),
                    "allowed-origins must be origins such as https://www.example.org, with no path"
                            + " and no wildcard, got '%s'".formatted(origin));
        }
        requireNotNegative("key-requests-per-minute", keyRequestsPerMinute);
        requireNotNegative("key-requests-per-day", keyRequestsPerDay);
        requireNotNegative("address-requests-per-minute", addressRequestsPerMinute);
        requireNotNegative("address-requests-per-day", addressRequestsPerDay);
        CHECK.require(
                reread.compareTo(SHORTEST) >= 0 && reread.compareTo(LONGEST) <= 0,
                "reread must be 100ms to 1h, got " + reread);
    }

    private static void requireNotNegative(String name, int value) {
        CHECK.require(value >= 0, "%s must be >= 0, got %d".formatted(name, value));
    }
}
