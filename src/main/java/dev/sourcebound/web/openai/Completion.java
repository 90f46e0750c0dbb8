package dev.sourcebound.web.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.web.ReplyBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A completion on the wire.
///
/// @param object always `chat.completion`
/// @param created Unix seconds
/// @param model the name that was asked for
/// @param choices one
/// @param systemFingerprint short for that of the corpus, the models and the settings
/// @param sourcebound the reply as `POST /v1/answers` gives it
@JsonPropertyOrder({
    "id",
    "object",
    "created",
    "model",
    "choices",
    "usage",
    "system_fingerprint",
    "sourcebound"
})
record Completion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        UsageBody usage,
        @JsonProperty("system_fingerprint") String systemFingerprint,
        ReplyBody sourcebound) {

    /// Both an answer and a refusal are whole: neither is cut, and nothing is filtered out.
    static final String FINISHED = "stop";

    /// @param logprobs always null
    /// @param finishReason always `stop`
    @JsonPropertyOrder({"index", "message", "logprobs", "finish_reason"})
    record Choice(
            int index,
            Message message,
            @Nullable Object logprobs,
            @JsonProperty("finish_reason") String finishReason) {}

    /// @param content null on a refusal
    /// @param refusal null on an answer
    /// @param annotations empty on a refusal
    @JsonPropertyOrder({"role", "content", "refusal", "annotations"})
    record Message(
            String role,
            @Nullable String content,
            @Nullable String refusal,
            List<Annotation> annotations) {}

    /// What a language model took; nothing where none was asked.
    @JsonPropertyOrder({"prompt_tokens", "completion_tokens", "total_tokens"})
    record UsageBody(
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("completion_tokens") long completionTokens,
            @JsonProperty("total_tokens") long totalTokens) {

        static UsageBody of(@Nullable Usage usage) {
            return usage == null
                    ? new UsageBody(0, 0, 0)
                    : new UsageBody(
                            usage.inputTokens(),
                            usage.outputTokens(),
                            usage.inputTokens() + usage.outputTokens());
        }
    }
}
