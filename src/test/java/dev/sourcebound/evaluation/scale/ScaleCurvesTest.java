package dev.sourcebound.evaluation.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleCurvesTest {

    @TempDir Path folder;

    @Test
    void drawsEachFigureByThePowersOfTen() throws IOException {
        ScaleCurves.of(
                        List.of(
                                result("", 100_000, 20),
                                result("", 1_000, 99),
                                result("x", 1, 1),
                                result("", 1_000, 10)))
                .write(folder);
        // Across 420 from 60 on there are two powers of ten; up 220 from 34 on it counts to 20.
        assertThat(Files.readString(folder.resolve("scale-retrieval.svg")))
                .contains("d=\"M60.0 144.0L480.0 34.0\"")
                .contains(">100,000</text>")
                .doesNotContain("NaN");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void drawsASingleResultAndFiguresThatWereNotMeasured() throws IOException {
        ScaleCurves.of(List.of(result("", 1_000, 0))).write(folder);
        assertThat(Files.readString(folder.resolve("scale-retrieval.svg")))
                .contains("d=\"M60.0 254.0\"", ">10,000</text>")
                .doesNotContain("NaN");
    }

    @Test
    void whatHasANameIsNotDrawn() {
        assertThat(ScaleCurves.of(List.of(result("x", 1_000, 10))).results()).isEmpty();
    }

    private static ScaleResult result(String name, int passages, double milliseconds) {
        return new ScaleResult(
                name,
                passages,
                passages / 40,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                milliseconds,
                milliseconds,
                milliseconds,
                1,
                7,
                7,
                null);
    }
}
