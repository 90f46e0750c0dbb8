package dev.sourcebound.reading;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.WindowModel.Judgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Has the trained model look at the few sentences that stand out at first look, each with its
/// neighbours, and then at the best of them alone: a window may seem to answer by what stands
/// beside each other in it, a sentence alone less so. Thread-safe.
public final class CloseLook {

    /// How many windows are read for a question at first.
    public static final int WINDOWS = 5;

    /// How many sentences are read once more, alone, at first.
    public static final int SENTENCES = 3;

    /// How many windows are read where each of those sentences answers: what is asked for may stand
    /// in several places, and then there are likely more.
    public static final int MOST_WINDOWS = 10;

    /// How many sentences are read alone in that case: as many as an answer shows.
    public static final int MOST_SENTENCES = 8;

    /// What first look counts against the trained model where those are picked. Where it counts so,
    /// the evidence is among the three for .89 of the answerable questions on documents that the
    /// model has not seen, and it is the first oftener than without.
    private static final double FIRST_LOOK = 0.3;

    /// Less than this the likelihood that an answer begins in a sentence is not told apart.
    private static final double UNLIKELY = 0.001;

    /// Log-odds of first look under which a further window is not read for an answer: it holds the
    /// evidence for one question of four hundred. On the labelled questions of four corpora no
    /// reply is another for it.
    private static final double HOPELESS = -6;

    /// What the trained model says of a window that answers, in log-odds, from which on further
    /// ones are not read that first look has little hope of. On 1,399 readings for the labelled
    /// questions of ten corpora none of those would have been shown.
    private static final double SURE = 2;

    private static final double LITTLE_HOPE = -4;

    /// More than the trained model ever says of a sentence, in log-odds: it was taught not to be
    /// surer of anything than it can be, and the most it said on those questions is 5.1.
    private static final double MOST_ANSWERED = 6;

    /// As much more it may say of a sentence alone than of its window, in log-odds: of a hundred
    /// sentences of those readings it says more of one.
    private static final double MORE_ALONE = 3;

    private final WindowModel model;

    public CloseLook(WindowModel model) {
        this.model = model;
    }

    /// What was read of a question, with the model's signals added: what it says of a window is
    /// used for all its sentences.
    ///
    /// @param sentences those that may answer, read alone
    /// @param denial the sentence that may say the opposite of what the question takes for granted,
    ///   read alone; null where no window more likely does than not, and where a yes or a no is
    ///   asked for, which such a sentence would be a "no" to
    public record Seen(List<Candidate> sentences, @Nullable Candidate denial) {

        public Seen {
            sentences = List.copyOf(sentences);
        }
    }

    /// Reads all that there is room for, which is what a fit is made of.
    ///
    /// @param candidates with the signals of first look
    /// @param firstLook what picks among them
    public Seen read(String question, List<Candidate> candidates, FirstLook firstLook) {
        List<Window> windows = windows(candidates, firstLook, WINDOWS);
        List<Looked> looked = look(question, windows);
        List<Candidate> best = best(looked).limit(SENTENCES).toList();
        best.forEach(candidate -> lookAlone(question, candidate));
        return new Seen(best, denial(question, looked));
    }

    /// The same, but for what changes hardly any reply: windows that first look finds hopeless are
    /// not read, nor those of little hope after one that surely answers, nor sentences alone that
    /// are not to be expected beside a better one. Those are left out. And where each of the first
    /// sentences could be shown, more is read, up to [#MOST_WINDOWS] and [#MOST_SENTENCES], as long
    /// as that is so.
    public Seen readForAnswer(String question, List<Candidate> candidates, ReaderFit fit) {
        List<Window> hopeful = hopeful(windows(candidates, fit.firstLook(), MOST_WINDOWS));
        List<Looked> looked = lookUntilSure(question, hopeful);
        Alone alone = new Alone(question, fit);
        List<Candidate> first = best(looked).limit(SENTENCES).toList();
        first.forEach(alone::read);
        if (alone.read.size() == SENTENCES && alone.areAllShown()) {
            List<Window> further = hopeful.stream().skip(looked.size()).toList();
            looked = Stream.concat(looked.stream(), look(question, further).stream()).toList();
            for (Candidate next : best(looked).filter(c -> !first.contains(c)).toList()) {
                if (alone.read.size() == MOST_SENTENCES
                        || !alone.read(next)
                        || !alone.areAllShown()) {
                    break;
                }
            }
        }
        return new Seen(alone.read, denial(question, looked));
    }

    /// @param hopeful with the most hope first
    private List<Looked> lookUntilSure(String question, List<Window> hopeful) {
        List<Looked> looked = new ArrayList<>();
        boolean sure = false;
        for (Window window : hopeful.stream().limit(WINDOWS).toList()) {
            if (sure && window.hope() < LITTLE_HOPE) {
                break;
            }
            Looked next = new Looked(window, look(question, window));
            looked.add(next);
            sure |= next.answered() >= SURE;
        }
        return looked;
    }

    private static List<Window> hopeful(List<Window> windows) {
        return IntStream.range(0, windows.size())
                .filter(i -> i == 0 || windows.get(i).hope() >= HOPELESS)
                .mapToObj(windows::get)
                .toList();
    }

    /// Reads sentences alone, as far as they could be shown.
    private final class Alone {

        private final String question;
        private final ReaderFit fit;
        private final List<Candidate> read = new ArrayList<>();
        private Support most = new Support(0);

        Alone(String question, ReaderFit fit) {
            this.question = question;
            this.fit = fit;
        }

        /// @return whether it was read
        boolean read(Candidate candidate) {
            Signals signals = candidate.signals();
            signals.set(
                    Signal.SENTENCE_ANSWERED,
                    Math.min(MOST_ANSWERED, signals.get(Signal.ANSWERED) + MORE_ALONE));
            if (!mayBeShownBeside(most, support(candidate, fit), fit)) {
                return false;
            }
            lookAlone(question, candidate);
            Support support = support(candidate, fit);
            most = support.compareTo(most) > 0 ? support : most;
            return read.add(candidate);
        }

        boolean areAllShown() {
            return read.stream()
                    .allMatch(candidate ->
                            support(candidate, fit).probability()
                                    >= fit.companion() * most.probability());
        }
    }

    private static Support support(Candidate candidate, ReaderFit fit) {
        return fit.calibration().support(fit.closeLook().logOdds(candidate.signals()));
    }

    /// Raised as the part of a question may be, which brings the two nearer to each other.
    private static boolean mayBeShownBeside(Support best, Support other, ReaderFit fit) {
        return other.raised(fit.further()).probability()
                >= fit.companion() * best.raised(fit.further()).probability();
    }

    /// A window, and its sentences with what the model says of it.
    private record Looked(Window window, List<Candidate> inside) {

        double answered() {
            return inside.getFirst().signals().get(Signal.ANSWERED);
        }

        double contradicts() {
            return inside.getFirst().signals().get(Signal.CONTRADICTS);
        }

        /// Whether it shows a sentence, be it one that another window was read for.
        boolean shows(Candidate candidate) {
            return candidate.passage().id().equals(window.passage().id())
                    && window.span().contains(candidate.sentence());
        }
    }

    /// One after another: in parallel, a question asked alone was answered in .6 of the time, but
    /// under load the threads of one question worked for others, and some waited for seconds.
    private List<Looked> look(String question, List<Window> windows) {
        return windows.stream().map(w -> new Looked(w, look(question, w))).toList();
    }

    private static List<Candidate> sentences(List<Looked> looked) {
        return looked.stream().flatMap(one -> one.inside().stream()).toList();
    }

    private static Stream<Candidate> best(List<Looked> looked) {
        List<Candidate> read = sentences(looked);
        SignalExtractor.belowBest(read, Signal.ANSWERED, Signal.ANSWERED_BELOW_BEST);
        return read.stream().sorted(Candidate.byFalling(CloseLook::standing));
    }

    private static double standing(Candidate candidate) {
        Signals signals = candidate.signals();
        return signals.get(Signal.ANSWERED)
                + Math.log(signals.get(Signal.ANSWER_BEGINS_HERE) + UNLIKELY)
                + FIRST_LOOK * signals.get(Signal.FIRST_LOOK);
    }

    /// Of the window that contradicts most surely the sentence that does so by itself.
    private @Nullable Candidate denial(String question, List<Looked> looked) {
        if (looked.isEmpty() || Asked.isClosed(question)) {
            return null;
        }
        Looked most = Collections.max(looked, comparingDouble(Looked::contradicts));
        if (most.contradicts() <= 0) {
            return null;
        }
        List<Candidate> shown = sentences(looked).stream().filter(most::shows).toList();
        shown.stream()
                .filter(sentence -> !sentence.signals().has(Signal.SENTENCE_CONTRADICTS))
                .forEach(sentence -> lookAlone(question, sentence));
        return Collections.max(
                shown, comparingDouble(s -> s.signals().get(Signal.SENTENCE_CONTRADICTS)));
    }

    private void lookAlone(String question, Candidate candidate) {
        Passage passage = candidate.passage();
        Span sentence = candidate.sentence();
        Signals signals = candidate.signals();
        if (passage.window(sentence).equals(sentence)) {
            signals.set(Signal.SENTENCE_ANSWERED, signals.get(Signal.ANSWERED));
            signals.set(Signal.SENTENCE_CONTRADICTS, signals.get(Signal.CONTRADICTS));
            return;
        }
        Judgement alone = model.judge(question, passage.context(), passage.slice(sentence));
        signals.set(Signal.SENTENCE_ANSWERED, alone.answered());
        signals.set(Signal.DENIES, alone.said().denies());
        signals.set(Signal.SENTENCE_CONTRADICTS, alone.said().contradicts());
    }

    /// A stretch of a passage that the model reads at once.
    ///
    /// @param passage the passage
    /// @param span the stretch, in the source
    /// @param inside the sentences that are looked for in it, at least one, the best at first look
    ///   first
    public record Window(Passage passage, Span span, List<Candidate> inside) {

        public String text() {
            return passage.slice(span);
        }

        /// Log-odds of first look of the best sentence in it.
        double hope() {
            return inside.getFirst().signals().get(Signal.FIRST_LOOK);
        }
    }

    /// Windows to read: one around the best sentence at first look, the next around the best that
    /// no window holds yet, and so on.
    ///
    /// @param candidates with the signals of first look, to which its score is added
    /// @param firstLook what picks among them
    /// @param most how many at most, `>= 1`
    public static List<Window> windows(List<Candidate> candidates, FirstLook firstLook, int most) {
        for (Candidate candidate : candidates) {
            Signals signals = candidate.signals();
            signals.set(Signal.FIRST_LOOK, firstLook.logOdds(signals));
        }
        List<Candidate> waiting = new ArrayList<>(candidates);
        waiting.sort(Candidate.byFalling(c -> c.signals().get(Signal.FIRST_LOOK)));
        List<Window> windows = new ArrayList<>();
        while (windows.size() < most && !waiting.isEmpty()) {
            Candidate centre = waiting.getFirst();
            Passage passage = centre.passage();
            Span span = passage.window(centre.sentence());
            List<Candidate> inside =
                    waiting.stream()
                            .filter(c -> c.passage().id().equals(passage.id()))
                            .filter(c -> span.contains(c.sentence()))
                            .toList();
            windows.add(new Window(passage, span, inside));
            waiting.removeAll(inside);
        }
        return windows;
    }

    private List<Candidate> look(String question, Window window) {
        Judgement judgement = model.judge(question, window.passage().context(), window.text());
        return window.inside().stream().map(c -> look(c, judgement, window.span())).toList();
    }

    private static Candidate look(Candidate candidate, Judgement judgement, Span window) {
        Span sentence = candidate.sentence();
        Span within = new Span(sentence.start() - window.start(), sentence.end() - window.start());
        Signals signals = candidate.signals();
        double begins = judgement.beginsIn(within);
        signals.set(Signal.ANSWERED, judgement.answered());
        signals.set(Signal.ANSWER_BEGINS_HERE, begins);
        signals.set(Signal.ANSWER_BEGINS_ELSEWHERE, anywhere(judgement) - begins);
        signals.set(Signal.DENIES, judgement.said().denies());
        signals.set(Signal.CONTRADICTS, judgement.said().contradicts());
        return new Candidate(
                candidate.passage(), sentence, signals, answer(judgement, within, window.start()));
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
