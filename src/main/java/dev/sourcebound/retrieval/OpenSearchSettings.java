package dev.sourcebound.retrieval;

import dev.sourcebound.problem.SettingCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A cluster that holds the index in place of this process.
///
/// @param urls its nodes, `http` or `https`, each a host and a port; empty where the index is in
///   this process
/// @param username whom the cluster knows this program as; null where it asks nobody
/// @param password of that user
/// @param name what the names of indices begin with: lower-case letters, digits, `_` and `-`, the
///   first one a letter; at most 60. Servers that share an index have one name, collections of
///   their own have names of their own
/// @param shards parts of an index, 1 to 1024; another number than before makes the index anew
/// @param replicas further copies of each, 0 to 10; with none, a node that ends takes its part
///   along
/// @param connectTimeout 10ms to 1m
/// @param searchTimeout until a node has answered a search, 10ms to 5m
/// @param buildTimeout until it has done one step of a change, such as copying, 1s to 1d
/// @param retries further tries of what failed because something was not there, 0 to 10
/// @param exactUpTo passages: up to here all vectors are compared, beyond the nearest are looked
///   for in a graph; 0 to 1000000
/// @param keepOld how long an index is kept that another one has taken the place of, 0 or more: for
///   servers that still answer from it
@ConfigurationProperties("sourcebound.index.opensearch")
record OpenSearchSettings(
        @DefaultValue List<URI> urls,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("sourcebound") String name,
        @DefaultValue("1") int shards,
        @DefaultValue("1") int replicas,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration searchTimeout,
        @DefaultValue("10m") Duration buildTimeout,
        @DefaultValue("2") int retries,
        @DefaultValue("10000") int exactUpTo,
        @DefaultValue("2m") Duration keepOld) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.index.opensearch");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,59}");
    private static final Duration LEAST = Duration.ofMillis(10);

    OpenSearchSettings {
        urls = urls.stream().filter(url -> !url.toString().isBlank()).toList();
        // A variable that is set to nothing is not set.
        username = username == null || username.isBlank() ? null : username;
        password = password == null || password.isBlank() ? null : password;
        for (URI url : urls) {
            CHECK.require(
                    isNode(url),
                    "urls must each be http:// or https:// and a host, such as"
                            + " http://127.0.0.1:9200");
        }
        CHECK.require(
                (username == null) == (password == null),
                "username and password are given together or not at all");
        CHECK.require(NAME.matcher(name).matches(), "name must match %s".formatted(NAME));
        CHECK.within("shards", shards, 1, 1024);
        CHECK.within("replicas", replicas, 0, 10);
        CHECK.within("retries", retries, 0, 10);
        CHECK.within("exact-up-to", exactUpTo, 0, 1_000_000);
        CHECK.within("connect-timeout", connectTimeout, LEAST, Duration.ofMinutes(1));
        CHECK.within("search-timeout", searchTimeout, LEAST, Duration.ofMinutes(5));
        CHECK.within("build-timeout", buildTimeout, Duration.ofSeconds(1), Duration.ofDays(1));
        CHECK.require(!keepOld.isNegative(), "keep-old must be 0 or more, got " + keepOld);
    }

    /// Whether there is a cluster.
    boolean given() {
        return !urls.isEmpty();
    }

    private static boolean isNode(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null
                && (url.getPath() == null || url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
