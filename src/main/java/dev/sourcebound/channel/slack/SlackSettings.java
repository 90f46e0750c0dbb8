package dev.sourcebound.channel.slack;

import dev.sourcebound.problem.SettingCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;

/// What lets this program into a Slack workspace.
///
/// @param botToken the app's `Bot User OAuth Token`, `xoxb-…`. Never shown
/// @param signingSecret the app's `Signing Secret`. Never shown
/// @param previousSigningSecret the one before, while Slack changes over; null at other times
/// @param apiUrl where Slack's methods are, `http` or `https`
/// @param requestTimeout for one call of a method, `> 0`
@Conditional(SlackGiven.class)
@ConfigurationProperties("sourcebound.slack")
public record SlackSettings(
        @Nullable String botToken,
        @Nullable String signingSecret,
        @Nullable String previousSigningSecret,
        @DefaultValue("https://slack.com/api/") URI apiUrl,
        @DefaultValue("10s") Duration requestTimeout) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.slack");

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    public SlackSettings {
        botToken = botToken == null ? null : botToken.strip();
        CHECK.require(
                isGiven(botToken),
                "bot-token is missing; copy it from the app's page 'OAuth & Permissions'");
        // Else the header that bears it could not be made, and the error would show it.
        CHECK.require(
                TOKEN.matcher(String.valueOf(botToken)).matches(),
                "bot-token has characters that no token has; copy it from the app's page 'OAuth & Permissions'");
        CHECK.require(
                isGiven(signingSecret),
                "signing-secret is missing; copy it from the app's page 'Basic Information'");
        CHECK.require(
                ("http".equals(apiUrl.getScheme()) || "https".equals(apiUrl.getScheme()))
                        && apiUrl.getHost() != null,
                "api-url must begin with http:// or https:// and name a host");
        CHECK.require(
                requestTimeout.isPositive(), "request-timeout must be > 0, got " + requestTimeout);
        apiUrl = apiUrl.toString().endsWith("/") ? apiUrl : URI.create(apiUrl + "/");
    }

    /// The secrets that a signature may be made with, the current one first.
    List<String> signingSecrets() {
        return Stream.of(signingSecret, previousSigningSecret)
                .filter(SlackSettings::isGiven)
                .map(String::valueOf)
                .toList();
    }

    /// All but the secrets.
    @Override
    public String toString() {
        return "SlackSettings[apiUrl=%s, requestTimeout=%s, botToken=hidden, signingSecrets=%d hidden]"
                .formatted(apiUrl, requestTimeout, signingSecrets().size());
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
