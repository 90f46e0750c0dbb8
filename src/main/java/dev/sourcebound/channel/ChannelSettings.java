package dev.sourcebound.channel;

import dev.sourcebound.problem.SettingCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What all services by which people ask have in common.
///
/// @param publicUrl where people outside reach this server, `http` or `https`; null where they do
///   not, and then messages have no links to the source view
/// @param folder keeps what was accepted; made where it is absent
/// @param workers messages answered at once, `>= 0`; 0 means one for each processor
/// @param maxWaiting messages that may wait for their answer, `>= 1`; further ones are told so
/// @param maxBusy messages that may wait to be told that there is no room, `>= 0`; further ones are
///   not taken, so that the service delivers them again
/// @param answerTimeout for one answer, `> 0`, without its wait for a worker
/// @param postsAtOnce posts under way at once, `>= 1`
/// @param firstRetry before a failed post is tried again, `> 0`; doubled each time
/// @param longestRetry up to this, `>= firstRetry`, unless the service asks for more
/// @param giveUpAfter failing for so long, a post is given up and a report tried in its place, `>
///   0`; the report is tried for as long again. For as long a question waits for a server that is
///   not ready
/// @param remember for how long a message is known again, `> 0`
/// @param mostRemembered of how many messages at most, `>= 1000`
@ConfigurationProperties("sourcebound.channel")
public record ChannelSettings(
        @Nullable URI publicUrl,
        @DefaultValue("data/channel") Path folder,
        @DefaultValue("0") int workers,
        @DefaultValue("1000") int maxWaiting,
        @DefaultValue("10000") int maxBusy,
        @DefaultValue("60s") Duration answerTimeout,
        @DefaultValue("16") int postsAtOnce,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("30s") Duration longestRetry,
        @DefaultValue("15m") Duration giveUpAfter,
        @DefaultValue("2d") Duration remember,
        @DefaultValue("100000") int mostRemembered) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.channel");

    public ChannelSettings {
        // A variable that is set to nothing is not set.
        publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
        CHECK.require(
                publicUrl == null || isAddress(publicUrl),
                "public-url must be http:// or https:// and a host, without ? or #, such as https://ask.example.org");
        CHECK.require(workers >= 0, "workers must be >= 0, got " + workers);
        CHECK.require(maxWaiting >= 1, "max-waiting must be >= 1, got " + maxWaiting);
        CHECK.require(maxBusy >= 0, "max-busy must be >= 0, got " + maxBusy);
        CHECK.require(postsAtOnce >= 1, "posts-at-once must be >= 1, got " + postsAtOnce);
        requirePositive("answer-timeout", answerTimeout);
        requirePositive("first-retry", firstRetry);
        CHECK.require(
                longestRetry.compareTo(firstRetry) >= 0,
                "longest-retry must be at least first-retry, got " + longestRetry);
        requirePositive("give-up-after", giveUpAfter);
        requirePositive("remember", remember);
        CHECK.require(
                mostRemembered >= 1_000, "most-remembered must be >= 1000, got " + mostRemembered);
        workers = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }

    private static boolean isAddress(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static void requirePositive(String name, Duration value) {
        CHECK.require(value.isPositive(), "%s must be > 0, got %s".formatted(name, value));
    }
}
