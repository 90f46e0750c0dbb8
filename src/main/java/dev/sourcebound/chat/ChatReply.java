package dev.sourcebound.chat;

import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Usage;

/// A reply, and the question that it is a reply to.
///
/// @param standaloneQuestion the question as it was answered: the user's own where it stands alone
/// @param reply the answer or the refusal
public record ChatReply(String standaloneQuestion, Reply reply) {

    /// The same, where a language model took more for it.
    ChatReply with(Usage more) {
        return new ChatReply(standaloneQuestion, reply.with(reply.provenance().with(more)));
    }
}
