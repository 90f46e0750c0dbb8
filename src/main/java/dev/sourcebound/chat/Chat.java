package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
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
        String standalone =
                spelling.corrected(followUp.standalone(request.question(), request.history()));
        Reply reply = answerer.answer(new Question(standalone, request.sources()), progress);
        return new ChatReply(standalone, reply);
    }
}
