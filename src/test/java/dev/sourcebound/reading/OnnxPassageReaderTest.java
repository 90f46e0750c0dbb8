package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.problem.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OnnxPassageReaderTest {

    private static final List<String> SENTENCES =
            List.of(
                    "The mill was built in 1810 by Josiah Brandreth.",
                    "It burned down twice.",
                    "The wheel is made of oak.",
                    "Barley was ground for the pigs.",
                    "The miller kept two dogs.",
                    "The river freezes in hard winters.",
                    "A lorry now carries the flour.");

    @AutoClose private static final WindowModel MODEL = BundledReader.load();

    private final OneHotWords words = new OneHotWords(Set.of("mill", "built", "in"));
    private final OnnxPassageReader reader =
            new OnnxPassageReader(
                    new SignalExtractor(words, words),
                    new CloseLook(MODEL),
                    new ReaderFit(
                            "one-hot",
                            MODEL.label(),
                            Claims.FIRST_LOOK,
                            new LogisticModel(0, Map.of(Signal.ANSWER_BEGINS_HERE, 4.0)),
                            new Calibration(1, -2, 1, 1, List.of()),
                            0.5,
                            0,
                            new LogisticModel(0, Map.of(Signal.ANSWERED, 1.0)),
                            StanceFit.NONE,
                            new LogisticModel(-1, Map.of(Signal.SENTENCE_CONTRADICTS, 1.0)),
                            Claims.FIT),
                    "test");

    @Test
    void findsTheSentenceThatAnswersAndWhereInIt() {
        Reading best =
                reader.read("In which year was the mill built?", List.of(passage())).getFirst();
        assertThat(best.passage().slice(best.sentence())).isEqualTo(SENTENCES.getFirst());
        assertThat(best.answer()).isNotNull();
        assertThat(best.answer().of(best.passage().text())).isEqualTo("1810");
    }

    @Test
    void answersWithNoMoreThanThreeSentencesWhereNotAllOfThemAnswer() {
        List<String> others = SENTENCES.subList(1, SENTENCES.size());
        List<String> many =
                Stream.of(SENTENCES, others, others, others).flatMap(List::stream).toList();
        assertThat(reader.read("In which year was the mill built?", List.of(passage(many))))
                .hasSizeBetween(1, CloseLook.SENTENCES);
    }

    @Test
    void readsFurtherWhereEachSentenceAnswers() {
        List<Passage> owners =
                Stream.of("Ann", "Ben", "Cora", "Dan", "Eve", "Finn", "Gus", "Hal", "Ida", "Jon")
                        .map(name -> passage(List.of(name + " Brandreth owned the mill.")))
                        .map(OnnxPassageReaderTest::another)
                        .toList();
        assertThat(reader.read("Who owned the mill?", owners))
                .hasSize(CloseLook.MOST_SENTENCES)
                .extracting(reading -> reading.passage().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void aSentenceIsReadOnceThoughWindowsOverlap() {
        List<Reading> readings = reader.read("Who built the mill?", List.of(passage()));
        assertThat(readings).extracting(Reading::sentence).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameEachTime() {
        List<Reading> first = reader.read("Who built the mill?", List.of(passage()));
        assertThat(reader.read("Who built the mill?", List.of(passage()))).isEqualTo(first);
    }

    @Test
    void ordersBySupportThenByPlace() {
        assertThat(reader.read("Who built the mill?", List.of(passage())))
                .isSortedAccordingTo((a, b) -> {
                    int bySupport = b.support().compareTo(a.support());
                    return bySupport != 0 ? bySupport : a.sentence().compareTo(b.sentence());
                });
    }

    @Test
    void findsWhatDeniesThePremise() {
        Passage mill = passage(List.of("The mill has never burned down."));
        Reading denial =
                reader.read("When did the mill burn down?", List.of(mill)).stream()
                        .filter(reading -> reading.stance() == Stance.WRONG_PREMISE)
                        .findFirst()
                        .orElseThrow();
        assertThat(denial.sentence()).isEqualTo(mill.span());
        assertThat(denial.support().probability()).isGreaterThan(0.5);
        assertThat(reader.read("Did the mill burn down?", List.of(mill)))
                .as("what asks for yes or no is met by \"no\"")
                .extracting(Reading::stance)
                .doesNotContain(Stance.WRONG_PREMISE);
        assertThat(reader.read("In which year was the mill built?", List.of(passage())))
                .extracting(Reading::stance)
                .containsOnly(Stance.UNSAID);
    }

    @Test
    void readsNothingWhereNothingWasFound() {
        assertThat(reader.read("Who built the mill?", List.of())).isEmpty();
    }

    @Test
    void theFitThatTravelsWithTheProgramIsWhole() {
        ReaderFit.Labelled labelled = ReaderFit.read("/embeddings/reader/fit.json");
        ReaderFit fit = labelled.fit();
        assertThat(labelled.label()).startsWith(MODEL.label() + "+fit@");
        assertThat(fit.model()).isEqualTo(MODEL.label());
        assertThat(fit.firstLook().glance().weights()).containsOnlyKeys(Signal.OF_GLANCE);
        assertThat(fit.firstLook().look().weights()).containsOnlyKeys(Signal.OF_FIRST_LOOK);
        assertThat(fit.closeLook().weights()).containsOnlyKeys(Signal.OF_CLOSE_LOOK);
        assertThat(fit.calibration().curve())
                .isSortedAccordingTo((a, b) -> Double.compare(a.support(), b.support()));
        assertThat(fit.calibration().refusalPoint(0.05)).isBetween(0.0, 1.0);
        assertThat(fit.claims().calibration().refusalPoint(0.1)).isBetween(0.0, 1.0);
        assertThat(fit.denial().weights())
                .containsOnlyKeys(Signal.OF_DENIAL)
                .allSatisfy((_, weight) -> assertThat(weight).isPositive());
        assertThat(fit.window().weights()).containsOnlyKeys(Signal.ANSWERED);
        assertThat(fit.window().weights().get(Signal.ANSWERED)).isPositive();
        assertThat(fit.claims().supported().weights())
                .isNotEmpty()
                .allSatisfy((signal, weight) ->
                        assertThat(signal.isForSupport() ? weight : -weight)
                                .as(signal.name())
                                .isNotNegative());
    }

    @Test
    void aMissingFitIsNamed() {
        assertThatThrownBy(() -> ReaderFit.read("/embeddings/reader/none.json"))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("/embeddings/reader/none.json");
    }

    /// The same passage with an id of its own.
    private static Passage another(Passage passage) {
        return new Passage(
                passage.text(),
                passage.sourceId(),
                passage.revision(),
                passage.span(),
                passage.text(),
                passage.sentences(),
                passage.context());
    }

    private static Passage passage() {
        return passage(SENTENCES);
    }

    private static Passage passage(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (String sentence : sentences) {
            text.append(text.isEmpty() ? "" : " ");
            spans.add(new Span(text.length(), text.length() + sentence.length()));
            text.append(sentence);
        }
        return new Passage(
                "m#000000",
                "m",
                "r",
                new Span(0, text.length()),
                text.toString(),
                spans,
                "The mill");
    }
}
