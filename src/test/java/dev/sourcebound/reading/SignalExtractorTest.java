package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalExtractorTest {

    private static final String TEXT = "Ada built mills. Bo sold 3 boats. Rain fell.";
    private static final Passage PASSAGE =
            new Passage(
                    "s#000000",
                    "s",
                    "r",
                    new Span(100, 100 + TEXT.length()),
                    TEXT,
                    List.of(new Span(100, 116), new Span(117, 133), new Span(134, 144)),
                    "Harbour");
    private static final Set<String> KNOWN =
            Set.of("ada", "built", "mills", "bo", "sold", "3", "boats", "rain", "fell", "harbour");

    private final OneHotWords words = new OneHotWords(KNOWN);
    private final SignalExtractor extractor = new SignalExtractor(words, words);

    @Test
    void measuresEachSentenceOfEachPassageInOrder() {
        assertThat(extractor.glance("Who sold boats?", List.of(PASSAGE)))
                .extracting(c -> PASSAGE.slice(c.sentence()))
                .containsExactly("Ada built mills.", "Bo sold 3 boats.", "Rain fell.");
    }

    @Test
    void aSentenceThatAsksIsNoEvidence() {
        String text = "Who sold boats? Bo.";
        Passage interview =
                new Passage(
                        "i#000000",
                        "i",
                        "r",
                        new Span(0, text.length()),
                        text,
                        List.of(new Span(0, 15), new Span(16, 19)),
                        "");
        assertThat(extractor.glance("Who sold boats?", List.of(interview)))
                .extracting(c -> interview.slice(c.sentence()))
                .containsExactly("Bo.");
    }

    @Test
    void weighsWhatTheQuestionSharesByRarity() {
        // Words: who (unknown, rarity 2), sold (1), boats (1); the second sentence shares the last
        // two.
        Candidate second = extractor.glance("Who sold boats?", List.of(PASSAGE)).get(1);
        assertThat(value(second, Signal.SENTENCE_SHARED)).isEqualTo(2.0 / 4, within(1e-12));
        assertThat(value(second, Signal.SENTENCE_MATCH)).isEqualTo(2.0 / 4, within(1e-9));
        assertThat(value(second, Signal.SENTENCE_WORST_WORD)).isZero();
        assertThat(value(second, Signal.WORDS_UNKNOWN)).isEqualTo(2.0 / 4, within(1e-12));
    }

    @Test
    void theWindowIsTheSentenceAndItsNeighbours() {
        List<Candidate> candidates = extractor.glance("Ada rain", List.of(PASSAGE));
        assertThat(value(candidates.get(0), Signal.WINDOW_SHARED)).isEqualTo(0.5);
        assertThat(value(candidates.get(1), Signal.WINDOW_SHARED)).isEqualTo(1);
        assertThat(value(candidates.get(0), Signal.PASSAGE_SHARED)).isEqualTo(1);
    }

    @Test
    void theContextCountsForTheWindowButNotForTheSentence() {
        Candidate first = extractor.glance("harbour", List.of(PASSAGE)).getFirst();
        assertThat(value(first, Signal.WINDOW_SHARED)).isEqualTo(1);
        assertThat(value(first, Signal.SENTENCE_SHARED)).isZero();
        assertThat(value(first, Signal.SENTENCE_MATCH)).isZero();
    }

    @Test
    void countsTheNamesAndNumbersThatAreNotThere() {
        // Names: "Bo", "7" and "Cy"; "Who" begins the question.
        Candidate second =
                extractor.glance("Who told Bo about 7 boats of Cy?", List.of(PASSAGE)).get(1);
        assertThat(value(second, Signal.NAMES)).isEqualTo(3);
        assertThat(value(second, Signal.NAMES_MISSING_IN_SENTENCE)).isEqualTo(2);
        assertThat(value(second, Signal.SENTENCE_WORST_NAME)).isZero();
    }

    @Test
    void tellsWhetherTheSentenceHasWhatIsAskedFor() {
        List<Candidate> candidates = extractor.glance("How many boats?", List.of(PASSAGE));
        assertThat(candidates)
                .extracting(c -> value(c, Signal.HAS_QUANTITY))
                .containsExactly(0.0, 1.0, 0.0);
        assertThat(value(candidates.getFirst(), Signal.ASKS_QUANTITY)).isEqualTo(1);
    }

    @Test
    void comparesEachSentenceWithTheBest() {
        List<Candidate> candidates = extractor.glance("sold boats", List.of(PASSAGE));
        assertThat(candidates)
                .extracting(c -> value(c, Signal.SENTENCE_MATCH_BELOW_BEST))
                .containsExactly(-1.0, 0.0, -1.0);
        assertThat(value(candidates.getFirst(), Signal.TOPIC_MATCH))
                .isEqualTo(1.0 / 3, within(1e-12));
    }

    @Test
    void aQuestionWithoutWordsHasFiniteSignals() {
        for (Candidate candidate : extractor.glance("?", List.of(PASSAGE))) {
            for (Signal signal : Signal.values()) {
                assertThat(value(candidate, signal)).isFinite();
            }
        }
    }

    @Test
    void theLikeliestSentencesAloneAreEmbedded() {
        int sentences = FirstLook.EMBEDDED + 2;
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            int start = text.length();
            text.append(i % 2 == 0 ? "Rain fell." : "Bo sold boats.");
            spans.add(new Span(start, text.length()));
            text.append(' ');
        }
        Passage diary =
                new Passage(
                        "d#000000",
                        "d",
                        "r",
                        new Span(0, text.length() - 1),
                        text.toString().strip(),
                        spans,
                        "");
        LogisticModel shared = new LogisticModel(0, Map.of(Signal.SENTENCE_SHARED, 1.0));
        List<Candidate> candidates = extractor.extract("Who sold boats?", List.of(diary), shared);
        List<Candidate> embedded =
                candidates.stream().filter(c -> c.signals().has(Signal.SENTENCE_COSINE)).toList();
        assertThat(candidates).hasSize(sentences);
        assertThat(embedded)
                .hasSize(FirstLook.EMBEDDED)
                .containsAll(
                        candidates.stream()
                                .filter(c -> value(c, Signal.SENTENCE_SHARED) > 0)
                                .toList());
        assertThat(embedded.get(1).signals().has(Signal.SENTENCE_COSINE_BELOW_BEST)).isTrue();

        FirstLook look = new FirstLook(constant(-1), constant(1));
        assertThat(look.logOdds(embedded.getFirst().signals())).isEqualTo(1);
        assertThat(look.logOdds(new Signals())).isEqualTo(-1);
    }

    private static LogisticModel constant(double logOdds) {
        return new LogisticModel(logOdds, Map.of(Signal.NAMES, 0.0));
    }

    private static double value(Candidate candidate, Signal signal) {
        return candidate.signals().get(signal);
    }
}
