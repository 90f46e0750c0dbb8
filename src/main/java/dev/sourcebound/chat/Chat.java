package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.watch.Stage;
import dev.sourcebound.watch.Stages;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Where every channel asks: makes the question stand alone and spells it as the sources do, then
/// has it answered; or asks back where it cannot be told what was meant. Blocking; thread-safe.
public final class Chat {

    private final FollowUp followUp;
    private final Spelling spelling;
    private final Answerer answerer;
    private final Supplier<Provenance> provenance;
    private final Stages stages;

    /// @param provenance of what asks back
    public Chat(
            FollowUp followUp,
            Spelling spelling,
            Answerer answerer,
            Supplier<Provenance> provenance) {
        this(followUp, spelling, answerer, provenance, Stages.NONE);
    }

    Chat(
            FollowUp followUp,
            Spelling spelling,
            Answerer answerer,
            Supplier<Provenance> provenance,
            Stages stages) {
        this.followUp = followUp;
        this.spelling = spelling;
        this.answerer = answerer;
        this.provenance = provenance;
        this.stages = stages;
    }

    public ChatReply ask(ChatRequest request, Answerer.Progress progress) {
        Understood understood = understood(request, progress);
        ChatReply reply =
                switch (understood) {
                    case Understood.Clear clear -> answered(clear, request.sources(), progress);
                    case Understood.Unclear unclear ->
                            new ChatReply(request.question(), askBack(unclear.candidates()));
                };
        Usage took = understood.usage();
        return took == null ? reply : reply.with(took);
    }

    /// With nothing said before there is nothing to understand, and no time to tell.
    private Understood understood(ChatRequest request, Answerer.Progress progress) {
        Supplier<Understood> step =
                () ->
                        followUp.understand(
                                request.question(), request.history(), request.sources(), progress);
        return request.history().isEmpty() ? step.get() : stages.time(Stage.UNDERSTAND, step);
    }

    private ChatReply answered(
            Understood.Clear clear, Set<String> sources, Answerer.Progress progress) {
        String written = clear.best();
        String standalone = spelt(written, spelling);
        Question question = new Question(standalone, written, sources, clear.told());
        Reply reply = answerer.answer(question, progress);
        // The words of a greeting or of another language are no misspellings of the sources' words.
        return new ChatReply(isNotForTheSources(reply) ? written : standalone, reply);
    }

    /// A question that stands alone, in the words that are searched.
    public static String spelt(String written, Spelling spelling) {
        return spelling.corrected(calm(written));
    }

    /// In capitals throughout, every word would look like a name.
    private static String calm(String written) {
        boolean shouted =
                written.codePoints().noneMatch(Character::isLowerCase)
                        && written.strip().codePoints().anyMatch(Character::isWhitespace);
        return shouted ? written.toLowerCase(Locale.ROOT) : written;
    }

    private static boolean isNotForTheSources(Reply reply) {
        return reply instanceof Refusal refusal
                && (refusal.reason() == Reason.UNSUPPORTED_LANGUAGE
                        || refusal.reason() == Reason.SMALL_TALK);
    }

    private Reply askBack(List<String> candidates) {
        List<String> offered =
                candidates.size() < 2
                        ? List.of()
                        : candidates.stream().limit(Help.MOST_SUGGESTIONS).toList();
        return new Refusal(
                Reason.UNCLEAR_QUESTION,
                AskingBack.text(offered),
                new Help(null, offered, List.of()),
                provenance.get());
    }
}
