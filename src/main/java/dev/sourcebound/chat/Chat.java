package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;

/// Where every channel asks: makes the question stand alone, then has it answered. Blocking;
/// thread-safe.
public final class Chat {

    private final FollowUp followUp;
    private final Answerer answerer;

    public Chat(FollowUp followUp, Answerer answerer) {
        this.followUp = followUp;
        this.answerer = answerer;
    }

    public ChatReply ask(ChatRequest request, Answerer.Progress progress) {
        String standalone = followUp.standalone(request.question(), request.history());
        Reply reply = answerer.answer(new Question(standalone, request.sources()), progress);
        return new ChatReply(standalone, reply);
    }
}
