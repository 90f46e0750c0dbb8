package dev.sourcebound.channel.telegram;

import dev.sourcebound.problem.SettingCheck;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;

/// A bot on Telegram. All are off until one is given; a variable that is set to nothing is not set.
///
/// @param botToken what BotFather gave, such as `123456:ABC-DEF`. Never shown
/// @param webhookSecret what Telegram is to send with each update, `A-Z a-z 0-9 _ -`, 1 to 256 of
///   them; needed for `webhook`. Never shown
/// @param apiUrl where the Bot API is, `http` or `https`, without the token
/// @param mode how updates come
@Conditional(TelegramGiven.class)
@ConfigurationProperties(TelegramSettings.PREFIX)
public record TelegramSettings(
        @Nullable String botToken,
        @Nullable String webhookSecret,
        @DefaultValue(TelegramSettings.API_URL) URI apiUrl,
        @DefaultValue("webhook") Mode mode) {

    static final String PREFIX = "sourcebound.telegram";
    private static final SettingCheck CHECK = new SettingCheck(PREFIX);
    static final String API_URL = "https://api.telegram.org";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    /// How updates come.
    public enum Mode {
        /// Telegram sends them to `/telegram/webhook`, which must be reachable over HTTPS.
        WEBHOOK,
        /// They are fetched from Telegram; no public address is needed.
        POLLING
    }

    public TelegramSettings {
        botToken = botToken == null || botToken.isBlank() ? null : botToken.strip();
        webhookSecret = webhookSecret == null || webhookSecret.isBlank() ? null : webhookSecret;
        apiUrl = apiUrl.toString().isBlank() ? URI.create(API_URL) : apiUrl;
        CHECK.require(
                botToken != null,
                "bot-token is missing; give the one that BotFather gave for the bot, or take the other settings of"
                        + " Telegram away");
        CHECK.require(
                botToken == null || TOKEN.matcher(botToken).matches(),
                "bot-token has characters that no token has; give it as BotFather gave it, such as 123456:ABC-DEF");
        CHECK.require(
                mode == Mode.POLLING || webhookSecret != null,
                "webhook-secret is missing; choose one of 1 to 256 characters A-Z a-z 0-9 _ - and give it to Telegram"
                        + " as secret_token of setWebhook, or set sourcebound.telegram.mode to polling, which needs"
                        + " neither secret nor public address");
        CHECK.require(
                webhookSecret == null || SECRET.matcher(webhookSecret).matches(),
                "webhook-secret must be 1 to 256 characters A-Z a-z 0-9 _ -, for Telegram takes no others; choose"
                        + " another");
        CHECK.require(
                ("http".equals(apiUrl.getScheme()) || "https".equals(apiUrl.getScheme()))
                        && apiUrl.getHost() != null
                        && apiUrl.getUserInfo() == null
                        && apiUrl.getQuery() == null,
                "api-url must be an address such as " + API_URL + ", without token, key or query");
    }

    /// The token, which is always there.
    String token() {
        return given(botToken);
    }

    /// The secret, which is there where updates come by webhook.
    String secret() {
        return given(webhookSecret);
    }

    /// All but what is secret.
    @Override
    public String toString() {
        return "TelegramSettings[mode=%s, apiUrl=%s, botToken=hidden, webhookSecret=%s]"
                .formatted(mode, apiUrl, webhookSecret == null ? "none" : "hidden");
    }

    private static String given(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("checked when the settings were made");
        }
        return value;
    }
}
