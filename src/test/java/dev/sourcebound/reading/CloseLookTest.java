package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read for an answer, and what is left out.
class CloseLookTest {

    private static final String ASKED = "In which year was the mill built?";
    private static final String ANSWERS = "The mill was built in 1810 by Josiah Brandreth.";
    private static final String ANSWERS_NOT = "The miller kept two dogs.";

    /// What first look makes of a sentence is what is set here.
    private static final LogisticModel HOPE =
            new LogisticModel(0, Map.of(Signal.PASSAGE_COSINE, 1.0));

    @AutoClose private static final WindowModel MODEL = BundledReader.load();

    @ParameterizedTest
    @CsvSource({
        "-5, false",
        "-3, true",
    })
    void behindWhatSurelyAnswersOnlyWhatIsHopefulIsRead(double hope, boolean read) {
        Candidate first = candidate("a", ANSWERS, 3);
        Candidate next = candidate("b", ANSWERS_NOT, hope);
        look(first, next);
        assertThat(first.signals().get(Signal.ANSWERED)).isGreaterThan(2);
        assertThat(isRead(next)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, true",
        "-7, false",
    })
    void behindWhatAnswersNothingAllIsReadThatIsNotHopeless(double hope, boolean read) {
        Candidate next = candidate("b", ANSWERS, hope);
        look(candidate("a", ANSWERS_NOT, 3), next);
        assertThat(isRead(next)).isEqualTo(read);
    }

    @Test
    void theFirstIsReadHoweverLittleHopeThereIs() {
        Candidate only = candidate("a", ANSWERS, -9);
        look(only);
        assertThat(isRead(only)).isTrue();
    }

    /// The sentence about the dogs might be shown were the model free to say anything of it.
    @Test
    void aSentenceIsNotReadAloneWhoseWindowIsFarFromAnswering() {
        List<Candidate> read =
                look(candidate("a", ANSWERS, 3), candidate("b", ANSWERS_NOT, 2)).sentences();
        assertThat(read).extracting(candidate -> candidate.passage().id()).containsExactly("a");
    }

    private static CloseLook.Seen look(Candidate... candidates) {
        return new CloseLook(MODEL)
                .readForAnswer(
                        ASKED,
                        List.of(candidates),
                        new ReaderFit(
                                "none",
                                MODEL.label(),
                                new FirstLook(HOPE, HOPE),
                                new LogisticModel(0, Map.of(Signal.SENTENCE_ANSWERED, 1.0)),
                                new Calibration(1, 0, 1, 1, List.of()),
                                0.5,
                                0,
                                new LogisticModel(0, Map.of(Signal.ANSWERED, 1.0)),
                                StanceFit.NONE,
                                new LogisticModel(-1, Map.of(Signal.SENTENCE_CONTRADICTS, 1.0)),
                                Claims.FIT));
    }

    private static boolean isRead(Candidate candidate) {
        return candidate.signals().has(Signal.ANSWERED);
    }

    /// The one sentence of a passage.
    private static Candidate candidate(String id, String sentence, double hope) {
        Span whole = new Span(0, sentence.length());
        Signals signals = new Signals();
        signals.set(Signal.PASSAGE_COSINE, hope);
        Passage passage = new Passage(id, "m", "r", whole, sentence, List.of(whole), "The mill");
        return new Candidate(passage, whole, signals, null);
    }
}
