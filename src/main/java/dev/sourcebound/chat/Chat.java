package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.corpus.Spelling;

/// Where every channel asks: makes the question stand alone and spells it as the sources do, then
/// has it answered. Blocking; thread-safe.
public final class Chat {

    private final FollowUp followUp;
    private final Spelling spelling;
    private final Answerer answerer;

    public Chat(FollowUp followUp, Spelling spelling, Answerer answerer) {
        this.followUp = followUp;
        this.spelling = spelling;
        this.answerer = answerer;
    }

    public ChatReply ask(ChatRequest request, Answerer.Progress progress) {
        String written = followUp.standalone(request.question(), request.history());
        String standalone = spelling.corrected(written);
        Reply reply =
                answerer.answer(new Question(standalone, written, request.sources()), progress);
        // The words of a greeting or of another language are no misspellings of the sources' words.
        return new ChatReply(isNotForTheSources(reply) ? written : standalone, reply);
    }

    private static boolean isNotForTheSources(Reply reply) {
        return reply instanceof Reply.Refusal refusal
                && (refusal.reason() == Reason.UNSUPPORTED_LANGUAGE
                        || refusal.reason() == Reason.SMALL_TALK);
    }
}
