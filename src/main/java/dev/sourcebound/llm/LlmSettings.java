package dev.sourcebound.llm;

import dev.sourcebound.problem.SettingCheck;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;

/// Which language model writes, and what it may take.
///
/// @param provider how the endpoint speaks: as OpenAI's does, which most do, or as Anthropic's
/// @param baseUrl where it is, `http` or `https`, such as `http://127.0.0.1:11434/v1`; needed for
///   `openai`, the provider's own where it is absent for `anthropic`
/// @param apiKey what it takes as a key; null where it takes none. Never shown
/// @param model its name there, not blank
/// @param format how it answers: `json` by a schema, `lines` of plain text, or `auto`: by a schema
///   until an endpoint that has never kept to one refuses it, or shows that it reads none
/// @param temperature how much it varies, `0..2`; `-1` sends none, for models that take none
/// @param prompts the templates: `classpath:` and a folder in the jar, or a folder on disk
/// @param connectTimeout until a connection stands, `> 0`
/// @param firstByteTimeout until it begins to answer, `> 0`
/// @param idleTimeout between two pieces of its answer, `> 0`
/// @param deadline for one answer as a whole, `> 0`: all calls, waits and checks
/// @param retries further calls where one brought nothing, `0..5`
/// @param atOnce answers that it writes at once, `>= 1`; further ones get excerpts
/// @param maxOutputTokens in one call, `>= 16`
/// @param mostClaims of one answer, `1..20`
/// @param dailyTokens read and written in a day (UTC), by each caller whose key says nothing of it;
///   0 means as many as asked for
/// @param inputPrice of a million tokens read, `>= 0`; null where costs are not counted
/// @param outputPrice of a million tokens written, `>= 0`; null where costs are not counted
@Conditional(LlmGiven.class)
@ConfigurationProperties("sourcebound.llm")
public record LlmSettings(
        @DefaultValue("openai") Provider provider,
        @Nullable URI baseUrl,
        @Nullable String apiKey,
        @Nullable String model,
        @DefaultValue("auto") Format format,
        @DefaultValue("0") double temperature,
        @DefaultValue("classpath:prompts") String prompts,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration firstByteTimeout,
        @DefaultValue("5s") Duration idleTimeout,
        @DefaultValue("15s") Duration deadline,
        @DefaultValue("1") int retries,
        @DefaultValue("64") int atOnce,
        @DefaultValue("800") int maxOutputTokens,
        @DefaultValue("6") int mostClaims,
        @DefaultValue("0") long dailyTokens,
        @Nullable Double inputPrice,
        @Nullable Double outputPrice) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.llm");

    /// How an endpoint speaks.
    public enum Provider {
        OPENAI,
        ANTHROPIC
    }

    /// How a model is asked to answer.
    public enum Format {
        AUTO,
        JSON,
        LINES
    }

    public LlmSettings {
        // A variable that is set to nothing is not set.
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
        baseUrl = baseUrl == null || baseUrl.toString().isEmpty() ? null : baseUrl;
        CHECK.require(
                model != null && !model.isBlank(),
                "model is missing; name the model that the endpoint serves");
        CHECK.require(
                provider == Provider.ANTHROPIC || baseUrl != null,
                "base-url is missing; give the endpoint's, up to and with /v1");
        CHECK.require(
                baseUrl == null
                        || ("http".equals(baseUrl.getScheme())
                                || "https".equals(baseUrl.getScheme())),
                "base-url must begin with http:// or https://");
        CHECK.require(
                baseUrl == null || baseUrl.getUserInfo() == null,
                "base-url must hold no key; give it as api-key");
        CHECK.require(
                provider == Provider.OPENAI || apiKey != null,
                "api-key is missing; the provider anthropic needs one");
        CHECK.require(
                temperature == -1 || (temperature >= 0 && temperature <= 2),
                "temperature must be 0 to 2, or -1 for none, got " + temperature);
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("first-byte-timeout", firstByteTimeout);
        requirePositive("idle-timeout", idleTimeout);
        requirePositive("deadline", deadline);
        CHECK.within("retries", retries, 0, 5);
        CHECK.within("at-once", atOnce, 1, 10_000);
        CHECK.within("max-output-tokens", maxOutputTokens, 16, 100_000);
        CHECK.within("most-claims", mostClaims, 1, 20);
        CHECK.require(dailyTokens >= 0, "daily-tokens must be >= 0, got " + dailyTokens);
        CHECK.require(
                (inputPrice == null) == (outputPrice == null),
                "input-price and output-price are given together or not at all");
        CHECK.require(
                inputPrice == null || outputPrice == null || (inputPrice >= 0 && outputPrice >= 0),
                "prices must be >= 0");
    }

    /// The model's name, which is always there.
    String modelName() {
        if (model == null) {
            throw new IllegalStateException("checked when the settings were made");
        }
        return model;
    }

    /// Costs of tokens; null where no prices are set.
    @Nullable Double cost(long inputTokens, long outputTokens) {
        return inputPrice == null || outputPrice == null
                ? null
                : (inputTokens * inputPrice + outputTokens * outputPrice) / 1_000_000;
    }

    /// All but the key.
    @Override
    public String toString() {
        return "LlmSettings[provider=%s, baseUrl=%s, model=%s, format=%s, apiKey=%s]"
                .formatted(provider, baseUrl, model, format, apiKey == null ? "none" : "hidden");
    }

    private static void requirePositive(String name, Duration value) {
        CHECK.require(value.isPositive(), "%s must be > 0, got %s".formatted(name, value));
    }
}
