package dev.sourcebound.channel.widget;

import dev.sourcebound.access.Origin;
import dev.sourcebound.problem.SettingCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the widget may stand, and how much may be asked through it.
///
/// @param allowedOrigins websites whose pages may embed it, as a browser names them, such as
///   `https://www.example.org`; this server's own pages may where asking needs no key
/// @param secret what tokens are signed with, at least 32 bytes in UTF-8; null makes one at every
///   start, which a restart forgets and a second server does not share. Never shown
/// @param tokenLifetime how long a token opens the way, `1s` to `24h`
/// @param sessionBudget questions of one session within `budgetWindow`, `1..1,000,000`
/// @param addressBudget questions of one network address within `budgetWindow`, `1..1,000,000`
/// @param budgetWindow `1s` to `24h`
@ConfigurationProperties("sourcebound.widget")
public record WidgetSettings(
        @DefaultValue List<String> allowedOrigins,
        @Nullable String secret,
        @DefaultValue("10m") Duration tokenLifetime,
        @DefaultValue("30") int sessionBudget,
        @DefaultValue("120") int addressBudget,
        @DefaultValue("10m") Duration budgetWindow) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.widget");

    /// As long as what HMAC-SHA256 makes: a shorter key is the weakest part (RFC 2104, section 3).
    private static final int LEAST_SECRET_BYTES = 32;

    private static final int MOST_REQUESTS = 1_000_000;
    private static final Duration LONGEST = Duration.ofHours(24);

    public WidgetSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        // A variable that is set to nothing is not set.
        secret = secret == null || secret.isBlank() ? null : secret;
        for (String origin : allowedOrigins) {
            CHECK.require(
                    Origin.of(origin).isPresent(),
                    "allowed-origins must be origins such as https://www.example.org, with no path"
                            + " and no wildcard, got '%s'".formatted(origin));
        }
        int secretBytes =
                secret == null
                        ? LEAST_SECRET_BYTES
                        : secret.getBytes(StandardCharsets.UTF_8).length;
        CHECK.require(
                secretBytes >= LEAST_SECRET_BYTES,
                "secret must have at least %d bytes, got %d"
                        .formatted(LEAST_SECRET_BYTES, secretBytes));
        requireWithin("token-lifetime", tokenLifetime);
        requireWithin("session-budget", sessionBudget);
        requireWithin("address-budget", addressBudget);
        requireWithin("budget-window", budgetWindow);
    }

    /// All but the secret.
    @Override
    public String toString() {
        return "WidgetSettings[allowedOrigins=%s, tokenLifetime=%s, secret=%s]"
                .formatted(allowedOrigins, tokenLifetime, secret == null ? "random" : "hidden");
    }

    private static void requireWithin(String name, Duration value) {
        CHECK.require(
                value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(LONGEST) <= 0,
                "%s must be 1s to 24h, got %s".formatted(name, value));
    }

    private static void requireWithin(String name, int value) {
        CHECK.require(
                value >= 1 && value <= MOST_REQUESTS,
                "%s must be 1 to %d, got %d".formatted(name, MOST_REQUESTS, value));
    }
}
