package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LangChain4jScoringModelTest {

    private static final String QUESTION = "In which year was the mill built?";
    private static final TextSegment BUILT =
            TextSegment.from("The mill was built in 1810 by Josiah Brandreth.");
    private static final TextSegment DOGS = TextSegment.from("The miller kept two dogs.");

    @AutoClose private static final WindowModel MODEL = BundledReader.load();

    private final ScoringModel scoring = new LangChain4jScoringModel(MODEL, fit(MODEL.label()));

    @Test
    void scoresComeInTheOrderOfTheSegments() {
        List<Double> scores = scoring.scoreAll(List.of(DOGS, BUILT, DOGS), QUESTION).content();
        assertThat(scores).hasSize(3);
        assertThat(scores.get(1)).isGreaterThan(scores.get(0));
        assertThat(scores.get(2)).isEqualTo(scores.get(0));
    }

    @Test
    void aScoreIsTheModelsWordAsTheFitWeighsIt() {
        double answered = MODEL.judge(QUESTION, "", BUILT.text()).answered();
        assertThat(scoring.score(BUILT, QUESTION).content())
                .isEqualTo(1 / (1 + Math.exp(-(2 * answered - 1))), within(1e-12));
    }

    @Test
    void noSegmentsHaveNoScores() {
        assertThat(scoring.scoreAll(List.of(), QUESTION).content()).isEmpty();
    }

    @Test
    void aFitForAnotherModelIsRefused() {
        assertThatThrownBy(() -> new LangChain4jScoringModel(MODEL, fit("another@1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another@1");
    }

    private static ReaderFit fit(String label) {
        LogisticModel none = new LogisticModel(0, Map.of(Signal.FIRST_LOOK, 1.0));
        return new ReaderFit(
                "one-hot",
                label,
                new FirstLook(none, none),
                none,
                new Calibration(1, 0, 1, 1, List.of()),
                0.5,
                0,
                new LogisticModel(-1, Map.of(Signal.ANSWERED, 2.0)),
                StanceFit.NONE,
                new LogisticModel(0, Map.of(Signal.CONTRADICTS, 1.0)),
                Claims.FIT);
    }
}
