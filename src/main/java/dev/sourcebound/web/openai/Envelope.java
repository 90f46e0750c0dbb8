package dev.sourcebound.web.openai;

import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.web.ReplyBody;
import dev.sourcebound.web.openai.Completion.Message;
import dev.sourcebound.web.openai.Completion.UsageBody;
import dev.sourcebound.web.openai.CompletionChunk.Delta;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What stands around every part of one completion.
///
/// @param id of the completion
/// @param created Unix seconds
/// @param model the name that was asked for
/// @param usage whether chunks tell the usage
/// @param links where excerpts can be seen
record Envelope(String id, long created, String model, boolean usage, Links links) {

    private static final String CHUNK = "chat.completion.chunk";
    private static final int FINGERPRINT_DIGITS = 10;

    /// The whole.
    Completion completion(ChatReply reply) {
        Message message =
                switch (reply.reply()) {
                    case Reply.Answer answer ->
                            new Message(
                                    "assistant",
                                    answer.text(),
                                    null,
                                    Transcript.annotations(answer, links));
                    case Reply.Refusal refusal ->
                            new Message("assistant", null, refusal.text(), List.of());
                };
        Provenance provenance = reply.reply().provenance();
        return new Completion(
                id,
                "chat.completion",
                created,
                model,
                List.of(new Completion.Choice(0, message, null, Completion.FINISHED)),
                UsageBody.of(provenance.usage()),
                fingerprint(provenance),
                ReplyBody.of(id, reply, links.within()));
    }

    CompletionChunk chunk(Delta delta) {
        return new CompletionChunk(
                id,
                CHUNK,
                created,
                model,
                List.of(new CompletionChunk.Choice(0, delta, null, null)),
                notYet(),
                null,
                null);
    }

    /// The chunk that ends the choice.
    CompletionChunk end(ChatReply reply) {
        return new CompletionChunk(
                id,
                CHUNK,
                created,
                model,
                List.of(new CompletionChunk.Choice(0, Delta.NOTHING, null, Completion.FINISHED)),
                notYet(),
                fingerprint(reply.reply().provenance()),
                ReplyBody.of(id, reply, links.within()));
    }

    /// The chunk that tells the usage, after the end.
    CompletionChunk usage(ChatReply reply) {
        JsonNode told =
                JsonNodeFactory.instance.pojoNode(UsageBody.of(reply.reply().provenance().usage()));
        return new CompletionChunk(id, CHUNK, created, model, List.of(), told, null, null);
    }

    private @Nullable JsonNode notYet() {
        return usage ? JsonNodeFactory.instance.nullNode() : null;
    }

    private static String fingerprint(Provenance provenance) {
        String digest = provenance.fingerprint().replace("sha256:", "");
        return "fp_" + digest.substring(0, Math.min(FINGERPRINT_DIGITS, digest.length()));
    }
}
