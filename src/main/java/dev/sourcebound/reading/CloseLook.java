package dev.sourcebound.reading;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.WindowModel.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has the trained model look at the few sentences that stand out at first look, each with its
/// neighbours. Thread-safe.
public final class CloseLook {

    /// How many windows are read for a question.
    public static final int WINDOWS = 5;

    private final WindowModel model;

    public CloseLook(WindowModel model) {
        this.model = model;
    }

    /// The sentences that were looked at, best at first look first, with the model's signals added.
    ///
    /// @param candidates with the signals of first look
    /// @param firstLook what picks among them
    public List<Candidate> read(
            String question, List<Candidate> candidates, LogisticModel firstLook) {
        for (Candidate candidate : candidates) {
            Signals signals = candidate.signals();
            signals.set(Signal.FIRST_LOOK, firstLook.logOdds(signals));
        }
        List<Candidate> read =
                candidates.stream()
                        .sorted(
                                comparingDouble((Candidate c) -> c.signals().get(Signal.FIRST_LOOK))
                                        .reversed()
                                        .thenComparing(c -> c.passage().id())
                                        .thenComparing(comparing(Candidate::sentence)))
                        .limit(WINDOWS)
                        .map(candidate -> look(question, candidate))
                        .toList();
        SignalExtractor.belowBest(read, Signal.ANSWERED, Signal.ANSWERED_BELOW_BEST);
        return read;
    }

    private Candidate look(String question, Candidate candidate) {
        Passage passage = candidate.passage();
        Span sentence = candidate.sentence();
        Span window = passage.window(sentence);
        Judgement judgement = model.judge(question, passage.context(), passage.slice(window));
        Span within = new Span(sentence.start() - window.start(), sentence.end() - window.start());
        Signals signals = candidate.signals();
        double begins = judgement.beginsIn(within);
        signals.set(Signal.ANSWERED, judgement.answered());
        signals.set(Signal.ANSWER_BEGINS_HERE, begins);
        signals.set(Signal.ANSWER_BEGINS_ELSEWHERE, anywhere(judgement) - begins);
        return new Candidate(passage, sentence, signals, answer(judgement, within, window.start()));
    }

    private static double anywhere(Judgement judgement) {
        return judgement.startOdds().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static @Nullable Span answer(Judgement judgement, Span sentence, int windowStart) {
        Span answer = judgement.answer();
        if (answer == null || !sentence.contains(answer)) {
            return null;
        }
        return new Span(answer.start() + windowStart, answer.end() + windowStart);
    }
}
