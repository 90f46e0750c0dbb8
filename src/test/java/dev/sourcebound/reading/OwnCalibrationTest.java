package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.reading.RiskCurve.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCalibrationTest {

    /// Thirty unanswerable questions with supports 0.00 to 0.29.
    private static final OwnCalibration OWN =
            new OwnCalibration(
                    "embedder@1",
                    "reader@1+fit@1",
                    0,
                    RiskCurve.of(
                            IntStream.range(0, 30)
                                    .mapToObj(i -> new Outcome(false, i / 100.0, false))
                                    .toList()));

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("own.json"), OWN.toJson());
    }

    @Test
    void readsWhatItHasWritten() {
        assertThat(OwnCalibration.read(file, reader("embedder@1", "reader@1+fit@1")))
                .isEqualTo(OWN);
    }

    @Test
    void picksThePointForTheRate() {
        // (2 + 1) / 31 = 0.0968 <= 0.1 < (3 + 1) / 31: two may be above, so just above the third.
        assertThat(OWN.refusalPoint(0.1)).isEqualTo(Math.nextUp(0.27));
    }

    @Test
    void tooFewQuestionsForARateAreToldWithTheNumberNeeded() {
        assertThatThrownBy(() -> OWN.refusalPoint(0.02))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("rests on 30 unanswerable questions, but at least 49");
    }

    @Test
    void anotherReaderOrEmbedderIsRefusedByName() {
        assertThatThrownBy(() -> OwnCalibration.read(file, reader("embedder@1", "reader@2")))
                .hasMessageContaining(
                        "with the reader reader@1+fit@1, but the reader here is reader@2");
        assertThatThrownBy(() -> OwnCalibration.read(file, reader("embedder@2", "reader@1+fit@1")))
                .hasMessageContaining(
                        "with the embedder embedder@1, but the embedder here is embedder@2");
    }

    @Test
    void aFileThatIsNoneIsRefused() throws IOException {
        ReaderFit.Labelled here = reader("embedder@1", "reader@1+fit@1");
        for (String text : List.of("", "{}", "[]", "{\"embedder\": \"e\", \"reader\": 5}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> OwnCalibration.read(file, here))
                    .isInstanceOfSatisfying(
                            AppException.class,
                            told -> assertThat(told.code()).isEqualTo(ErrorCode.MODEL_INVALID))
                    .hasMessageContaining("own.json cannot be read");
        }
        assertThatThrownBy(() -> OwnCalibration.read(folder.resolve("none.json"), here))
                .hasMessageContaining("none.json cannot be read");
    }

    private static ReaderFit.Labelled reader(String embedder, String label) {
        LogisticModel none = new LogisticModel(0, Map.of(Signal.ANSWERED, 1.0));
        return new ReaderFit.Labelled(
                new ReaderFit(
                        embedder,
                        "reader@1",
                        new FirstLook(none, none),
                        none,
                        new Calibration(1, 0, 1, 1, List.of()),
                        0.5,
                        0,
                        none,
                        StanceFit.NONE,
                        none,
                        Claims.FIT),
                label);
    }
}
