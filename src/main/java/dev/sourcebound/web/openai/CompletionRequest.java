package dev.sourcebound.web.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.web.Fields;
import dev.sourcebound.web.JsonRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A request for a completion on the wire, not yet checked. Fields that only advise a language
/// model (`temperature`, `seed`, `tools` and the like) are not looked at; those that ask for
/// another form of reply than there is are refused, because a client that gets something else
/// cannot use it.
///
/// @param model one of the names that `GET /v1/models` lists
/// @param messages what was said, oldest first; the last of user and assistant is the question
/// @param stream whether to tell it in chunks
/// @param streamOptions how
/// @param n how many choices; 1 is all there is
/// @param logprobs whether to tell token probabilities; there are none
/// @param responseFormat `{"type": "text"}` is all there is
/// @param modalities `["text"]` is all there is
/// @param stop texts that end a completion; an excerpt is not cut
/// @param toolChoice whether a tool must be called; none is
/// @param functionCall the same, as older clients say it
/// @param sourcebound what this server takes beside
@JsonIgnoreProperties(ignoreUnknown = true)
record CompletionRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String model,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable List<@Nullable MessageBody> messages,
        @Nullable Boolean stream,
        @JsonProperty("stream_options") @Nullable StreamOptions streamOptions,
        @Nullable Integer n,
        @Nullable Boolean logprobs,
        @JsonProperty("response_format") @Nullable JsonNode responseFormat,
        @Nullable List<@Nullable String> modalities,
        @Nullable JsonNode stop,
        @JsonProperty("tool_choice") @Nullable JsonNode toolChoice,
        @JsonProperty("function_call") @Nullable JsonNode functionCall,
        @Nullable Own sourcebound)
        implements JsonRequest {

    static final String MODEL = "model";

    /// @param role `system`, `developer`, `user`, `assistant`, `tool` or `function`
    /// @param content a text, or a list of parts of type `text`
    /// @param refusal of an assistant that has refused
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MessageBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String role,
            @Nullable JsonNode content,
            @Nullable String refusal) {}

    /// @param includeUsage whether a last chunk tells the usage
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StreamOptions(@JsonProperty("include_usage") @Nullable Boolean includeUsage) {}

    /// @param sources ids of the only sources to answer from; all where it is absent or empty
    record Own(@Nullable List<@Nullable String> sources) {}

    /// A request that can be met.
    ///
    /// @param model the name that it was asked by
    /// @param usage whether the stream tells the usage
    record Asked(String model, ChatRequest request, boolean stream, boolean usage) {}

    /// @throws AppException naming the first field that cannot be used
    Asked checked(Models models, Corpus corpus) {
        String name = Fields.required(MODEL, model);
        models.find(name);
        boolean streams = Boolean.TRUE.equals(stream);
        if (streamOptions != null && !streams) {
            throw AppException.inField(
                    "stream_options", "'stream_options' is taken only where 'stream' is true.");
        }
        refuseOtherForms();
        ChatRequest request =
                Messages.request(
                        Fields.required("messages", messages),
                        Fields.sources(
                                "sourcebound.sources",
                                sourcebound == null ? null : sourcebound.sources(),
                                corpus));
        boolean usage = streamOptions != null && Boolean.TRUE.equals(streamOptions.includeUsage());
        return new Asked(name, request, streams, usage);
    }

    private void refuseOtherForms() {
        if (n != null && n != 1) {
            throw unsupported("n", "there is one answer; leave it out or send 1");
        }
        if (Boolean.TRUE.equals(logprobs)) {
            throw unsupported("logprobs", "an answer has no token probabilities; leave it out");
        }
        JsonNode form = orMissing(responseFormat);
        if (!form.isMissingNode() && !is(form.path("type"), "text")) {
            throw unsupported("response_format", "an answer is text; leave it out");
        }
        if (modalities != null && !modalities.stream().allMatch(m -> Objects.equals(m, "text"))) {
            throw unsupported("modalities", "an answer is text; leave it out");
        }
        JsonNode ends = orMissing(stop);
        if (!ends.isMissingNode() && !(ends.isArray() && ends.isEmpty())) {
            throw unsupported("stop", "an answer is shown whole; leave it out");
        }
        if (!leavesFree(orMissing(toolChoice))) {
            throw unsupported("tool_choice", "no tool is called here; send \"auto\" or \"none\"");
        }
        if (!leavesFree(orMissing(functionCall))) {
            throw unsupported(
                    "function_call", "no function is called here; send \"auto\" or \"none\"");
        }
    }

    private static AppException unsupported(String field, String why) {
        return AppException.inField(field, "'%s' cannot be met: %s.".formatted(field, why));
    }

    private static boolean leavesFree(JsonNode choice) {
        return choice.isMissingNode() || is(choice, "auto") || is(choice, "none");
    }

    private static boolean is(JsonNode node, String text) {
        return node.isString() && node.stringValue().equals(text);
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null || node.isNull() ? MissingNode.getInstance() : node;
    }
}
