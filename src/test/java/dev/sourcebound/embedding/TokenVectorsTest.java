package dev.sourcebound.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVectorsTest {

    private static final int DIMENSION = 384;

    /// With values far out in some dimensions, as models have them.
    private final Random random = new Random(20260722);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 130})
    void whatRoundingTakesOffACosineIsSmall(int tokens) {
        float[] text = vectors(tokens);
        float[] question = vectors(7);
        double[][] cosines = of(question).cosines(of(text));
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < tokens; j++) {
                assertThat(cosines[i][j]).isCloseTo(dot(question, i, text, j), within(0.03));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 131})
    void whatWasKeptIsTheSame(int tokens) {
        TokenVectors made = of(vectors(tokens));
        byte[] bytes = made.toBytes();
        assertThat(bytes).hasSize(made.byteSize());

        byte[] amongOthers = new byte[bytes.length + 10];
        System.arraycopy(bytes, 0, amongOthers, 5, bytes.length);
        TokenVectors kept = TokenVectors.from(ByteBuffer.wrap(amongOthers, 5, bytes.length));

        TokenVectors question = of(vectors(5));
        assertThat(kept.size()).isEqualTo(tokens);
        assertThat(question.cosines(kept)).isDeepEqualTo(question.cosines(made));
        for (int token = 0; token < tokens; token++) {
            assertThat(kept.start(token)).isEqualTo(10 * token);
            assertThat(kept.end(token)).isEqualTo(10 * token + 4);
        }
    }

    @Test
    void withoutTokensThereIsNothingToCompare() {
        assertThat(of(vectors(3)).cosines(TokenVectors.NONE)).isDeepEqualTo(new double[3][0]);
        assertThat(TokenVectors.NONE.cosines(of(vectors(3)))).isEmpty();
    }

    @Test
    void aTokenTakesHalfAByteForEachDimension() {
        int more = of(vectors(132)).byteSize() - of(vectors(130)).byteSize();
        assertThat(more).isEqualTo(2 * (DIMENSION / 2 + 2 * Integer.BYTES));
    }

    @Test
    void refusesVectorsThatAreTooFew() {
        assertThatThrownBy(() -> new TokenVectors(2, new int[2], new int[2], new float[3]))
                .hasMessage("2 starts, 2 ends and 3 values do not make vectors of length 2");
    }

    private static TokenVectors of(float[] vectors) {
        int tokens = vectors.length / DIMENSION;
        int[] starts = new int[tokens];
        int[] ends = new int[tokens];
        for (int i = 0; i < tokens; i++) {
            starts[i] = 10 * i;
            ends[i] = 10 * i + 4;
        }
        return new TokenVectors(DIMENSION, starts, ends, vectors);
    }

    private float[] vectors(int tokens) {
        float[] vectors = new float[tokens * DIMENSION];
        for (int token = 0; token < tokens; token++) {
            double squares = 0;
            for (int i = 0; i < DIMENSION; i++) {
                double value = random.nextGaussian() + (i % 40 == 0 ? 3 : 0);
                vectors[token * DIMENSION + i] = (float) value;
                squares += value * value;
            }
            for (int i = 0; i < DIMENSION; i++) {
                vectors[token * DIMENSION + i] /= (float) Math.sqrt(squares);
            }
        }
        return vectors;
    }

    private static double dot(float[] one, int i, float[] other, int j) {
        double sum = 0;
        for (int k = 0; k < DIMENSION; k++) {
            sum += one[i * DIMENSION + k] * other[j * DIMENSION + k];
        }
        return sum;
    }
}
