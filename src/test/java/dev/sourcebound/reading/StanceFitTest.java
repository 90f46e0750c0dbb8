package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanceFitTest {

    private static final StanceFit FIT = new StanceFit(-1, 2);

    @Test
    void saysYesOrNoOnlyWhereItIsSure() {
        assertThat(FIT.stance("Was it built in 1810?", -1)).isEqualTo(Stance.YES);
        assertThat(FIT.stance("Was it built in 1810?", 0)).isEqualTo(Stance.UNSAID);
        assertThat(FIT.stance("Was it built in 1810?", 2)).isEqualTo(Stance.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When was it built?",
                "Can you tell me when it was built?",
                "mill built 1810",
                "the mill: was it built in 1810?"
            })
    void saysNeitherToWhatDoesNotAskForIt(String question) {
        assertThat(FIT.stance(question, -5)).isEqualTo(Stance.UNSAID);
        assertThat(FIT.stance(question, 5)).isEqualTo(Stance.UNSAID);
    }

    @Test
    void saysNeitherWhereNothingIsSure() {
        assertThat(StanceFit.NONE.stance("Was it?", -50)).isEqualTo(Stance.UNSAID);
        assertThat(StanceFit.NONE.stance("Was it?", 50)).isEqualTo(Stance.UNSAID);
    }
}
