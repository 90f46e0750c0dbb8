package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    @Test
    void recoversTheLogOddsOfTwoGroups() {
        // In group 0 one of four is positive, log-odds ln(1/3); in group 1 three of four, ln 3. A
        // ridge of
        // next to nothing leaves the intercept ln(1/3) and the weight 2 ln 3.
        double[][] rows = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}};
        boolean[] labels = {true, false, false, false, true, true, true, false};
        LogisticRegression.Fitted fitted = LogisticRegression.fit(rows, labels, 1e-9);
        assertThat(fitted.intercept()).isEqualTo(Math.log(1.0 / 3), within(1e-6));
        assertThat(fitted.weights().getFirst()).isEqualTo(2 * Math.log(3), within(1e-6));
    }

    @Test
    void aColumnThatNeverVariesGetsNoWeight() {
        double[][] rows = {{0, 7}, {0, 7}, {1, 7}, {1, 7}};
        boolean[] labels = {true, false, true, true};
        assertThat(LogisticRegression.fit(rows, labels, 1).weights().get(1)).isZero();
    }

    @Test
    void findsTheWeightsThatMadeTheLabels() {
        Random random = new Random(1);
        double[][] rows = new double[20_000][2];
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = random.nextGaussian();
            rows[i][1] = 10 * random.nextGaussian();
            double logOdds = -1 + 2 * rows[i][0] - 0.1 * rows[i][1];
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        }
        LogisticRegression.Fitted fitted = LogisticRegression.fit(rows, labels, 1);
        assertThat(fitted.intercept()).isEqualTo(-1, within(0.1));
        assertThat(fitted.weights().get(0)).isEqualTo(2, within(0.1));
        assertThat(fitted.weights().get(1)).isEqualTo(-0.1, within(0.01));
    }

    @Test
    void examplesThatALineSeparatesStillGiveFiniteWeights() {
        double[][] rows = {{0}, {1}, {2}, {3}};
        boolean[] labels = {false, false, true, true};
        assertThat(LogisticRegression.fit(rows, labels, 1).weights().getFirst())
                .isPositive()
                .isFinite();
    }
}
