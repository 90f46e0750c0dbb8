package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    record Card(String name, int tokens) {

        Card {
            if (tokens < 1) {
                throw new IllegalArgumentException("tokens must be >= 1, got " + tokens);
            }
        }
    }

    @TempDir private Path folder;

    @Test
    void readsWhatItSays() throws IOException {
        assertThat(read("{\"name\": \"m\", \"tokens\": 8}")).isEqualTo(new Card("m", 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"m\"}",
                "{\"name\": null, \"tokens\": 8}",
                "{\"name\": \"m\", \"tokens\": 8, \"tokenz\": 9}",
                "{\"name\": \"m\", \"tokens\": 0}",
                "{\"name\": \"m\", \"tokens\": \"many\"}",
                "{\"name\": ",
                "",
                "null",
            })
    void refusesWhatDoesNotFitNamingTheFile(String json) {
        assertThatThrownBy(() -> read(json))
                .asInstanceOf(throwable(AppException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_INVALID))
                .extracting(Throwable::getMessage)
                .asString()
                .contains("the model manifest " + folder.resolve("manifest.json"));
    }

    @Test
    void saysWhichFieldIsUnknown() {
        assertThatThrownBy(() -> read("{\"name\": \"m\", \"tokens\": 8, \"tokenz\": 9}"))
                .hasMessageContaining("tokenz");
    }

    @Test
    void refusesAMissingFileWithTheMend() {
        assertThatThrownBy(() -> Manifest.read(new Location("classpath:none.json"), Card.class))
                .isInstanceOf(AppException.class)
                .hasMessage(
                        "the model manifest classpath:none.json cannot be read"
                                + " (FileNotFoundException). Put it there, or correct the setting"
                                + " that names it.");
    }

    private Card read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.json"), json);
        return Manifest.read(new Location(file.toString()), Card.class);
    }
}
