package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.problem.AppException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalPassageReaderTest {

    private static final String TEXT = "Bo sold 3 boats. Bo sold mills. Rain fell. Rain fell.";
    private static final Passage PASSAGE =
            new Passage(
                    "s#000000",
                    "s",
                    "r",
                    new Span(0, TEXT.length()),
                    TEXT,
                    List.of(new Span(0, 16), new Span(17, 31), new Span(32, 42), new Span(43, 53)),
                    "");
    private static final ReaderFit FIT =
            new ReaderFit(
                    "one-hot",
                    new LogisticModel(-1, Map.of(Signal.SENTENCE_SHARED, 4.0)),
                    new Calibration(1, 0, 1, 1, List.of()),
                    0.5);

    private final OneHotWords words = new OneHotWords(Set.of("sold", "boats"));
    private final PassageReader reader = new SignalPassageReader(words, words, FIT, "test");

    @Test
    void supportIsTheLogisticModelOfTheSignals() {
        // "sold boats": all of it is shared by the first sentence, half by the second, none by the
        // others.
        List<Reading> readings = reader.read("sold boats", List.of(PASSAGE));
        assertThat(readings.get(0).support().probability())
                .isEqualTo(1 / (1 + Math.exp(-3)), within(1e-12));
        assertThat(readings.get(1).support().probability())
                .isEqualTo(1 / (1 + Math.exp(-1)), within(1e-12));
    }

    @Test
    void equalSupportIsOrderedByThePlaceInTheText() {
        assertThat(reader.read("sold boats", List.of(PASSAGE)))
                .extracting(r -> r.sentence().start())
                .containsExactly(0, 17, 32, 43);
    }

    @Test
    void marksTheAnswerWhereItsShapeIsClear() {
        Reading best = reader.read("How many boats are sold?", List.of(PASSAGE)).getFirst();
        assertThat(best.answer()).isNotNull();
        assertThat(best.answer().of(TEXT)).isEqualTo("3 boats");
    }

    @Test
    void theFitThatTravelsWithTheProgramIsWhole() {
        ReaderFit.Labelled labelled = ReaderFit.read("/embeddings/reader/fit.json");
        assertThat(labelled.label()).matches("signals@[0-9a-f]{8}");
        assertThat(labelled.fit().sentence().weights()).hasSize(Signal.values().length);
        assertThat(labelled.fit().calibration().curve())
                .isSortedAccordingTo((a, b) -> Double.compare(a.support(), b.support()));
        assertThat(labelled.fit().calibration().refusalPoint(0.05)).isBetween(0.0, 1.0);
    }

    @Test
    void aMissingFitIsNamed() {
        assertThatThrownBy(() -> ReaderFit.read("/embeddings/reader/none.json"))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("/embeddings/reader/none.json");
    }
}
