package dev.sourcebound.answer;

import static dev.sourcebound.answer.Sources.BRIDGE;
import static dev.sourcebound.answer.Sources.MILL;
import static dev.sourcebound.answer.Sources.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Stance;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbstentionPolicyTest {

    private final AbstentionPolicy policy = new AbstentionPolicy(0.6, 0.5, 2);

    @Test
    void refusesWhereTheBestIsBelowTheRefusalPoint() {
        assertThat(policy.select(List.of(reading(MILL, 0, 0.59)))).isEmpty();
    }

    @Test
    void answersAtTheRefusalPoint() {
        assertThat(policy.select(List.of(reading(MILL, 0, 0.6)))).hasSize(1);
    }

    @Test
    void addsSentencesThatStandCloseToTheBest() {
        Reading best = reading(MILL, 0, 0.8);
        Reading close = reading(BRIDGE, 0, 0.4);
        Reading far = reading(MILL, 1, 0.39);
        assertThat(policy.select(List.of(best, close, far))).containsExactly(best, close);
    }

    @Test
    void showsEightSentencesAtMost() {
        assertThat(policy.select(Collections.nCopies(9, reading(MILL, 0, 0.9)))).hasSize(8);
    }

    @Test
    void aPartGainsWhereAnotherIsAnswered() {
        Reading sure = reading(MILL, 0, 0.7);
        // .3 is -.85 in log-odds; with 2 more it is .76.
        assertThat(policy.selectEach(List.of(List.of(sure), List.of(reading(BRIDGE, 0, 0.3)))))
                .satisfiesExactly(
                        one -> assertThat(one).containsExactly(sure),
                        other ->
                                assertThat(other)
                                        .singleElement()
                                        .satisfies(reading ->
                                                assertThat(reading.support().probability())
                                                        .isCloseTo(0.76, within(0.005))));
    }

    @Test
    void aPartThatIsFarBelowIsRefusedThoughAnotherIsAnswered() {
        assertThat(
                        policy.selectEach(
                                List.of(
                                        List.of(reading(MILL, 0, 0.7)),
                                        List.of(reading(BRIDGE, 0, 0.1)))))
                .last()
                .isEqualTo(List.of());
    }

    @Test
    void partsGainNothingFromEachOtherWhereNoneIsAnswered() {
        assertThat(
                        policy.selectEach(
                                List.of(
                                        List.of(reading(MILL, 0, 0.5)),
                                        List.of(reading(BRIDGE, 0, 0.5)))))
                .containsExactly(List.of(), List.of());
    }

    @Test
    void whatDeniesThePremiseStandsAlone() {
        Reading denial = reading(MILL, 0, 0.9).with(Stance.WRONG_PREMISE);
        Reading answer = reading(BRIDGE, 0, 0.8);
        assertThat(policy.select(List.of(denial, answer))).containsExactly(denial);
    }

    @Test
    void whatDeniesThePremiseStandsAtTheRefusalPointAndNotBelow() {
        Reading denial = reading(MILL, 0, 0.6).with(Stance.WRONG_PREMISE);
        assertThat(policy.select(List.of(denial))).containsExactly(denial);
        assertThat(policy.select(List.of(reading(MILL, 0, 0.59).with(Stance.WRONG_PREMISE))))
                .isEmpty();
    }

    @Test
    void whatAnswersBetterIsShownWithoutWhatDeniesThePremise() {
        Reading answer = reading(BRIDGE, 0, 0.9);
        Reading denial = reading(MILL, 0, 0.8).with(Stance.WRONG_PREMISE);
        Reading further = reading(MILL, 1, 0.7);
        assertThat(policy.select(List.of(answer, denial, further)))
                .containsExactly(answer, further);
    }

    @Test
    void whatAnswersByDenyingThePremiseIsKnownToDoSo() {
        Reading answer = reading(MILL, 0, 0.9);
        Reading further = reading(MILL, 1, 0.8);
        Reading denial = reading(MILL, 0, 0.7).with(Stance.WRONG_PREMISE);
        assertThat(policy.select(List.of(answer, further, denial)))
                .containsExactly(answer.with(Stance.WRONG_PREMISE));
        Reading unsure = reading(MILL, 0, 0.5).with(Stance.WRONG_PREMISE);
        assertThat(policy.select(List.of(answer, further, unsure)))
                .containsExactly(answer, further);
    }

    @Test
    void thatAnotherPartIsAnsweredMakesNoPremiseWrong() {
        Reading sure = reading(MILL, 0, 0.7);
        Reading denial = reading(BRIDGE, 0, 0.4).with(Stance.WRONG_PREMISE);
        Reading answer = reading(MILL, 1, 0.3);
        assertThat(policy.selectEach(List.of(List.of(sure), List.of(denial))))
                .containsExactly(List.of(sure), List.of());
        assertThat(policy.selectEach(List.of(List.of(sure), List.of(denial, answer))))
                .last()
                .satisfies(raised ->
                        assertThat(raised)
                                .extracting(Reading::sentence)
                                .containsExactly(answer.sentence()));
    }

    @Test
    void refusesWhereNothingWasRead() {
        assertThat(policy.select(List.of())).isEmpty();
    }

    @Test
    void aRefusalPointAboveOneRefusesEverything() {
        AbstentionPolicy never = new AbstentionPolicy(Math.nextUp(1.0), 0.5, 0);
        assertThat(never.select(List.of(reading(MILL, 0, 1)))).isEmpty();
    }
}
