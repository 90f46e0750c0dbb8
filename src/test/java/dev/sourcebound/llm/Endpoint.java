package dev.sourcebound.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.sourcebound.answer.Written;
import dev.sourcebound.reading.Reading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A writer over the real client, for an endpoint of a test.
final class Endpoint implements AutoCloseable {

    static final String KEY = "sk-a-secret-that-nobody-may-see";

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final LlmSettings settings;
    final GenerativeWriter writer;
    private final ModelHttpClient client;

    /// @param given settings, without their prefix; in place of those that are good for tests
    Endpoint(String baseUrl, Map<String, String> given) {
        settings = settings(baseUrl, given);
        client = new ModelHttpClient(settings.connectTimeout());
        StreamingChatModel model = new LlmConfiguration().streamingChatModel(settings, client);
        LlmMetrics metrics = new LlmMetrics(registry);
        TokenBudget budget =
                new OwnTokenBudget(
                        settings.dailyTokens(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        writer =
                new GenerativeWriter(
                        new ModelCalls(model, settings, budget, metrics),
                        new PromptCatalog(settings.prompts()),
                        settings,
                        metrics);
    }

    /// @param name of a counter, without its prefix
    /// @param tags keys and values in turn
    double counted(String name, String... tags) {
        return registry.counter("sourcebound.llm." + name, tags).count();
    }

    Written write(CheckingEditor editor) {
        return write(Mill.READINGS, editor);
    }

    Written write(List<Reading> readings, CheckingEditor editor) {
        return writer.write(Mill.QUESTION, readings, editor);
    }

    static LlmSettings settings(String baseUrl, Map<String, String> given) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "base-url", baseUrl,
                                "api-key", KEY,
                                "model", "m",
                                "format", "json",
                                "retries", "0",
                                "deadline", "10s"));
        all.putAll(given);
        Map<String, String> prefixed = new HashMap<>();
        all.forEach((name, value) -> prefixed.put("sourcebound.llm." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("sourcebound.llm", LlmSettings.class);
    }

    @Override
    public void close() {
        client.close();
    }
}
