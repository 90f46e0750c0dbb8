package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    /// Of the three bytes `abc`: the example of FIPS 180-4.
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir private Path folder;

    @Test
    void givesTheBytesOfTheFileThatIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("weights.onnx"), "abc");
        assertThat(new ModelFile(file.toString(), ABC).read()).containsExactly('a', 'b', 'c');
    }

    @Test
    void refusesAnotherFileNamingItBothDigestsAndTheMend() throws IOException {
        Path file = Files.writeString(folder.resolve("weights.onnx"), "abd");
        assertThatThrownBy(() -> new ModelFile(file.toString(), ABC).read())
                .asInstanceOf(throwable(AppException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_INVALID))
                .hasMessage(
                        file
                                + " is not the file that its manifest names: expected sha256 "
                                + ABC
                                + ", found "
                                + DigestUtils.sha256Hex("abd")
                                + " (3 bytes). Put the right file there, or correct the manifest if"
                                + " the model was changed on purpose.");
    }

    @Test
    void refusesAMissingFileNamingItAndTheDigestExpected() {
        ModelFile missing = new ModelFile("classpath:no-such.onnx", ABC);
        assertThatThrownBy(missing::read)
                .asInstanceOf(throwable(AppException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_INVALID))
                .hasMessageContainingAll("classpath:no-such.onnx", ABC, "Put the file there");
    }

    @Test
    void refusesADigestThatIsNone() {
        assertThatThrownBy(() -> new ModelFile("weights.onnx", "ABC"))
                .hasMessageContaining("64 lower-case hexadecimal digits, got 'ABC'");
    }

    @Test
    void isFoundBesideTheManifestThatNamesIt() {
        ModelFile file = new ModelFile("model.onnx", ABC);
        assertThat(file.within(new Location("classpath:embeddings/r/manifest.json")).location())
                .isEqualTo("classpath:embeddings/r/model.onnx");
        assertThat(file.within(new Location("/models/r/manifest.json")).location())
                .isEqualTo(Path.of("/models/r/model.onnx").toString());
    }

    @Test
    void staysWhereItsLocationIsWhole() {
        Location manifest = new Location("/models/r/manifest.json");
        assertThat(new ModelFile("classpath:a.onnx", ABC).within(manifest).location())
                .isEqualTo("classpath:a.onnx");
        assertThat(new ModelFile("/b.onnx", ABC).within(manifest).location()).isEqualTo("/b.onnx");
    }
}
