package dev.sourcebound.reading;

import static java.util.stream.Collectors.toSet;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.Embedder.Role;
import dev.sourcebound.embedding.KeptEmbeddings;
import dev.sourcebound.reading.QuestionView.QuestionWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Measures every sentence of some passages against a question, but those that are questions
/// themselves. Thread-safe.
public final class SignalExtractor {

    private final Vocabulary vocabulary;
    private final Embedder embedder;
    private final KeptEmbeddings kept;

    /// Where nothing is kept.
    public SignalExtractor(Vocabulary vocabulary, Embedder embedder) {
        this(vocabulary, embedder, KeptEmbeddings.NONE);
    }

    /// @param kept asked for what was made of passages before the embedder is
    public SignalExtractor(Vocabulary vocabulary, Embedder embedder, KeptEmbeddings kept) {
        this.vocabulary = vocabulary;
        this.embedder = embedder;
        this.kept = kept;
    }

    /// In the order of the passages and of their text.
    ///
    /// @param glance picks the [FirstLook#EMBEDDED] sentences that are compared by their own
    ///   vectors as well; the others have no such signals
    public List<Candidate> extract(String question, List<Passage> passages, LogisticModel glance) {
        QuestionView view = new QuestionView(question, vocabulary, embedder);
        List<Candidate> candidates = measured(view, passages);
        List<Candidate> likely =
                candidates.stream()
                        .sorted(Candidate.byFalling(c -> glance.logOdds(c.signals())))
                        .limit(FirstLook.EMBEDDED)
                        .toList();
        likely.forEach(candidate ->
                candidate.signals().set(Signal.SENTENCE_COSINE, cosine(view, candidate)));
        belowBest(likely, Signal.SENTENCE_COSINE, Signal.SENTENCE_COSINE_BELOW_BEST);
        return candidates;
    }

    /// The same without any sentence's own vector: what a glance is fitted on.
    public List<Candidate> glance(String question, List<Passage> passages) {
        return measured(new QuestionView(question, vocabulary, embedder), passages);
    }

    private List<Candidate> measured(QuestionView view, List<Passage> passages) {
        Map<String, EmbeddedText> known =
                kept.of(passages.stream().map(Passage::textWithContext).collect(toSet()));
        List<Candidate> candidates = new ArrayList<>();
        for (int rank = 0; rank < passages.size(); rank++) {
            measure(view, passages.get(rank), known, rank == 0, candidates);
        }
        compare(candidates);
        return candidates;
    }

    private void measure(
            QuestionView question,
            Passage passage,
            Map<String, EmbeddedText> known,
            boolean first,
            List<Candidate> candidates) {
        String text = passage.textWithContext();
        int shift = text.length() - passage.text().length() - passage.span().start();
        EmbeddedText before = known.get(text);
        EmbeddedText embedded = before == null ? embedder.embedText(text, Role.PASSAGE) : before;
        SoftMatch soft = new SoftMatch(question, embedded.tokens());
        double cosine = dot(question.vector(), embedded.vector());
        List<Word> words = vocabulary.words(text);
        Set<String> inContext = terms(within(words, 0, passage.context().length()));
        Set<String> whole = terms(words);
        double passageMatch = question.mean(soft.perWord(new Span(0, text.length())));
        List<Span> sentences = passage.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            Span sentence = sentences.get(i);
            if (Sentences.asks(passage.slice(sentence))) {
                // It answers nothing, however alike it is to the question.
                continue;
            }
            Span window =
                    sentences
                            .get(Math.max(0, i - 1))
                            .cover(sentences.get(Math.min(sentences.size() - 1, i + 1)));
            Signals signals = new Signals();
            signals.set(Signal.FIRST_PASSAGE, first);
            signals.set(Signal.PASSAGE_COSINE, cosine);
            signals.set(Signal.PASSAGE_MATCH, passageMatch);
            Span here = shifted(sentence, shift);
            Span around = shifted(window, shift);
            softly(signals, question, soft, here, around);
            Set<String> inWindow = terms(within(words, around.start(), around.end()));
            inWindow.addAll(inContext);
            List<Word> inSentence = within(words, here.start(), here.end());
            literally(signals, question, terms(inSentence), inWindow, whole);
            signals.set(Signal.SENTENCE_LENGTH, Math.log1p(inSentence.size()));
            ofSentence(signals, question, passage.slice(sentence));
            ofQuestion(signals, question);
            candidates.add(new Candidate(passage, sentence, signals, null));
        }
    }

    private static void softly(
            Signals signals, QuestionView question, SoftMatch soft, Span sentence, Span window) {
        double[] inSentence = soft.perWord(sentence);
        double[] inWindow = soft.perWord(window);
        signals.set(Signal.SENTENCE_MATCH, question.mean(inSentence));
        signals.set(Signal.WINDOW_MATCH, question.mean(inWindow));
        signals.set(Signal.SENTENCE_WORST_WORD, Arrays.stream(inSentence).min().orElse(0));
        signals.set(Signal.WINDOW_WORST_WORD, Arrays.stream(inWindow).min().orElse(0));
        double worstName = 1;
        for (int i = 0; i < inSentence.length; i++) {
            if (question.words().get(i).name()) {
                worstName = Math.min(worstName, inSentence[i]);
            }
        }
        signals.set(Signal.SENTENCE_WORST_NAME, worstName);
    }

    private static void literally(
            Signals signals,
            QuestionView question,
            Set<String> sentence,
            Set<String> window,
            Set<String> whole) {
        signals.set(Signal.SENTENCE_SHARED, shared(question, sentence));
        signals.set(Signal.WINDOW_SHARED, shared(question, window));
        signals.set(Signal.PASSAGE_SHARED, shared(question, whole));
        signals.set(Signal.NAMES_MISSING_IN_SENTENCE, namesMissing(question, sentence));
        signals.set(Signal.NAMES_MISSING_IN_WINDOW, namesMissing(question, window));
        signals.set(Signal.NAMES_MISSING_IN_PASSAGE, namesMissing(question, whole));
    }

    private static void ofSentence(Signals signals, QuestionView question, String sentence) {
        boolean shaped =
                AnswerShape.find(question.asked(), sentence, question.plainWords()).isPresent();
        switch (question.asked()) {
            case QUANTITY -> signals.set(Signal.HAS_QUANTITY, shaped);
            case TIME -> signals.set(Signal.HAS_TIME, shaped);
            case PLACE -> signals.set(Signal.HAS_PLACE, shaped);
            case PERSON -> signals.set(Signal.HAS_PERSON, shaped);
            case CAUSE -> signals.set(Signal.HAS_CAUSE, shaped);
            case MANNER, YES_OR_NO, THING, UNSAID -> {}
        }
    }

    private double cosine(QuestionView question, Candidate candidate) {
        String sentence = candidate.passage().slice(candidate.sentence());
        return dot(question.vector(), embedder.embedWhole(sentence, Role.PASSAGE));
    }

    private static void ofQuestion(Signals signals, QuestionView question) {
        List<QuestionWord> words = question.words();
        signals.set(Signal.NAMES, (double) words.stream().filter(QuestionWord::name).count());
        signals.set(Signal.QUESTION_LENGTH, Math.log1p(words.size()));
        signals.set(
                Signal.WORDS_UNKNOWN,
                question.mean(words.stream().mapToDouble(w -> w.known() ? 0 : 1).toArray()));
        switch (question.asked()) {
            case QUANTITY -> signals.set(Signal.ASKS_QUANTITY, true);
            case TIME -> signals.set(Signal.ASKS_TIME, true);
            case PLACE -> signals.set(Signal.ASKS_PLACE, true);
            case PERSON -> signals.set(Signal.ASKS_PERSON, true);
            case CAUSE -> signals.set(Signal.ASKS_CAUSE, true);
            case MANNER -> signals.set(Signal.ASKS_MANNER, true);
            case YES_OR_NO -> signals.set(Signal.ASKS_YES_OR_NO, true);
            case THING -> signals.set(Signal.ASKS_THING, true);
            case UNSAID -> {}
        }
    }

    /// The signals that say how a sentence stands among the others.
    private static void compare(List<Candidate> candidates) {
        belowBest(candidates, Signal.SENTENCE_MATCH, Signal.SENTENCE_MATCH_BELOW_BEST);
        belowBest(candidates, Signal.WINDOW_MATCH, Signal.WINDOW_MATCH_BELOW_BEST);
        belowBest(candidates, Signal.SENTENCE_SHARED, Signal.SENTENCE_SHARED_BELOW_BEST);
        double topic =
                candidates.stream()
                        .mapToDouble(c -> c.signals().get(Signal.SENTENCE_MATCH))
                        .average()
                        .orElse(0);
        candidates.forEach(c -> c.signals().set(Signal.TOPIC_MATCH, topic));
    }

    /// How far each value is below the best of all.
    static void belowBest(List<Candidate> candidates, Signal of, Signal difference) {
        double best = candidates.stream().mapToDouble(c -> c.signals().get(of)).max().orElse(0);
        candidates.forEach(c -> c.signals().set(difference, c.signals().get(of) - best));
    }

    private static List<Word> within(List<Word> words, int start, int end) {
        return words.stream()
                .filter(word -> word.span().start() >= start && word.span().end() <= end)
                .toList();
    }

    private static Set<String> terms(List<Word> words) {
        Set<String> terms = new HashSet<>();
        words.forEach(word -> terms.add(word.term()));
        return terms;
    }

    private static double shared(QuestionView question, Set<String> terms) {
        return question.mean(
                question.words().stream()
                        .mapToDouble(w -> terms.contains(w.term()) ? 1 : 0)
                        .toArray());
    }

    private static double namesMissing(QuestionView question, Set<String> terms) {
        return question.words().stream().filter(w -> w.name() && !terms.contains(w.term())).count();
    }

    private static Span shifted(Span span, int by) {
        return new Span(span.start() + by, span.end() + by);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
