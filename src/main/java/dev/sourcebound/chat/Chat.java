package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.corpus.Spelling;
import java.util.List;
import java.util.stream.Collectors;

/// Where every channel asks: makes the question stand alone and spells it as the sources do, then
/// has it answered; or asks back where it cannot be told what was meant. Blocking; thread-safe.
public final class Chat {

    private final FollowUp followUp;
    private final Spelling spelling;
    private final Answerer answerer;
    private final Provenance provenance;

    /// @param provenance of what asks back
    public Chat(FollowUp followUp, Spelling spelling, Answerer answerer, Provenance provenance) {
        this.followUp = followUp;
        this.spelling = spelling;
        this.answerer = answerer;
        this.provenance = provenance;
    }

    public ChatReply ask(ChatRequest request, Answerer.Progress progress) {
        return switch (followUp.understand(request.question(), request.history(), progress)) {
            case Understood.Clear clear -> {
                String standalone = spelling.corrected(clear.best());
                Question question = new Question(standalone, request.sources());
                yield new ChatReply(standalone, answerer.answer(question, progress));
            }
            case Understood.Unclear unclear ->
                    new ChatReply(request.question(), askBack(unclear.candidates()));
        };
    }

    private Reply askBack(List<String> candidates) {
        String all =
                candidates.stream()
                        .map(candidate -> "“" + candidate + "”")
                        .collect(Collectors.joining(" or "));
        return new Refusal(
                Reason.UNCLEAR_QUESTION,
                "I cannot tell which is meant. Please ask again in full: " + all,
                provenance);
    }
}
