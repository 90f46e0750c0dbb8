package dev.sourcebound.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.sourcebound.answer.Writer;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Conditional(LlmGiven.class)
class LlmConfiguration {

    /// Somebody waits, and nothing has been searched yet.
    private static final Duration LONGEST_REWRITE = Duration.ofSeconds(4);

    @Bean
    ModelHttpClient modelHttpClient(LlmSettings settings) {
        return new ModelHttpClient(settings.connectTimeout());
    }

    @Bean
    StreamingChatModel streamingChatModel(LlmSettings settings, ModelHttpClient client) {
        Double temperature = settings.temperature() < 0 ? null : settings.temperature();
        return switch (settings.provider()) {
            case OPENAI -> openAi(settings, temperature, client);
            case ANTHROPIC -> anthropic(settings, temperature, client);
        };
    }

    @Bean
    LlmMetrics llmMetrics(MeterRegistry registry) {
        return new LlmMetrics(registry);
    }

    /// What a caller may have is one sum, whatever it is spent on.
    @Bean
    @ConditionalOnMissingBean
    TokenBudget tokenBudget(LlmSettings settings, ObjectProvider<Database> database) {
        OwnTokenBudget own = new OwnTokenBudget(settings.dailyTokens(), InstantSource.system());
        Database shared = database.getIfAvailable();
        return shared == null
                ? own
                : new SharedTokenBudget(shared, own, Thread::startVirtualThread);
    }

    @Bean
    ModelCalls modelCalls(
            StreamingChatModel model,
            LlmSettings settings,
            TokenBudget budget,
            LlmMetrics metrics) {
        return new ModelCalls(model, settings, budget, metrics);
    }

    @Bean
    PromptCatalog promptCatalog(LlmSettings settings) {
        return new PromptCatalog(settings.prompts());
    }

    @Bean
    Writer generativeWriter(
            ModelCalls calls, PromptCatalog catalog, LlmSettings settings, LlmMetrics metrics) {
        return new GenerativeWriter(calls, catalog, settings, metrics);
    }

    /// Beside the one that needs no language model, which decides whether it is of use.
    @Bean(defaultCandidate = false)
    @Qualifier(FollowUp.BY_MODEL)
    FollowUp compressingFollowUp(ModelCalls calls, PromptCatalog catalog, LlmSettings settings) {
        Duration deadline =
                settings.deadline().compareTo(LONGEST_REWRITE) < 0
                        ? settings.deadline()
                        : LONGEST_REWRITE;
        return new CompressingFollowUp(
                new ModelPrompts(catalog, settings.mostClaims()),
                caller -> new AnsweringModel(calls, settings, deadline, caller));
    }

    private static StreamingChatModel openAi(
            LlmSettings settings, @Nullable Double temperature, HttpClient client) {
        OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder model =
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(new Given(client))
                        .baseUrl(String.valueOf(settings.baseUrl()))
                        .apiKey(settings.apiKey())
                        .modelName(settings.modelName())
                        .temperature(temperature)
                        .strictJsonSchema(true)
                        // Left out of answers, but whoever thinks is not silent.
                        .returnThinking(true);
        boolean newName = isOfOpenAi(settings.baseUrl());
        return newName
                ? model.maxCompletionTokens(settings.maxOutputTokens()).build()
                : model.maxTokens(settings.maxOutputTokens()).build();
    }

    private static StreamingChatModel anthropic(
            LlmSettings settings, @Nullable Double temperature, HttpClient client) {
        AnthropicStreamingChatModel.AnthropicStreamingChatModelBuilder model =
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(new Given(client))
                        .apiKey(settings.apiKey())
                        .modelName(settings.modelName())
                        .temperature(temperature)
                        .maxTokens(settings.maxOutputTokens());
        return settings.baseUrl() == null
                ? model.build()
                : model.baseUrl(settings.baseUrl().toString()).build();
    }

    /// OpenAI has given the limit of tokens another name; everybody else keeps the old one.
    private static boolean isOfOpenAi(@Nullable URI baseUrl) {
        String host = baseUrl == null || baseUrl.getHost() == null ? "" : baseUrl.getHost();
        return host.endsWith(".openai.com") || host.endsWith(".azure.com");
    }

    /// Hands out a client that is there already. What LangChain4j's models set on it does not
    /// matter: the times are kept where a stream is read.
    private record Given(HttpClient client) implements HttpClientBuilder {

        @Override
        public @Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
