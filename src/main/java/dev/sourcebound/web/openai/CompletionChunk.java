package dev.sourcebound.web.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.web.ReplyBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A piece of a completion on the wire.
///
/// @param object always `chat.completion.chunk`
/// @param created Unix seconds, the same in each
/// @param choices one; none in the chunk that tells the usage
/// @param usage left out where it was not asked for; otherwise JSON's null but in the last
/// @param systemFingerprint told where the completion ends
/// @param sourcebound the reply as `POST /v1/answers` gives it, told likewise
@JsonInclude(JsonInclude.Include.NON_NULL)
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
record CompletionChunk(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @Nullable JsonNode usage,
        @JsonProperty("system_fingerprint") @Nullable String systemFingerprint,
        @Nullable ReplyBody sourcebound) {

    /// @param logprobs always null
    /// @param finishReason null but in the last
    @JsonPropertyOrder({"index", "delta", "logprobs", "finish_reason"})
    record Choice(
            int index,
            Delta delta,
            @Nullable Object logprobs,
            @JsonProperty("finish_reason") @Nullable String finishReason) {}

    /// What is new; only what is there.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"role", "content", "refusal", "annotations"})
    record Delta(
            @Nullable String role,
            @Nullable String content,
            @Nullable String refusal,
            @Nullable List<Annotation> annotations) {

        static final Delta NOTHING = new Delta(null, null, null, null);

        /// What a stream begins with.
        static final Delta ROLE = new Delta("assistant", "", null, null);

        static Delta said(String content, List<Annotation> annotations) {
            return new Delta(null, content, null, annotations);
        }

        static Delta refused(String refusal) {
            return new Delta(null, null, refusal, null);
        }
    }
}
