package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    private static final Set<String> ALL = Set.of("ids", "types", "negated");

    @TempDir private Path folder;

    private ModelFile tiny;

    @BeforeEach
    void writeTheTinyModel() throws IOException {
        byte[] bytes = TinyModel.bytes();
        Path file = Files.write(folder.resolve("tiny.onnx"), bytes);
        tiny = new ModelFile(file.toString(), DigestUtils.sha256Hex(bytes));
    }

    @Test
    void givesEachNamedOutputOfAPairOfTexts() {
        try (OnnxModel model = OnnxModel.load("tiny", tiny, 32, ALL, 1);
                Tokenizer tokenizer = BundledTokenizer.load(512)) {
            Map<String, Tensor> outputs = model.run(tokenizer.encode("a", "b c"), ALL);

            assertThat(outputs).containsOnlyKeys(ALL);
            assertThat(outputs.get("ids").values())
                    .containsExactly(101, 1037, 102, 1038, 1039, 102);
            assertThat(outputs.get("negated").values())
                    .containsExactly(-101, -1037, -102, -1038, -1039, -102);
            assertThat(outputs.get("types").values()).containsExactly(0, 0, 0, 1, 1, 1);
        }
    }

    @Test
    void givesTheShapeOfAnOutput() {
        try (OnnxModel model = OnnxModel.load("tiny", tiny, 32, ALL, 1);
                Tokenizer tokenizer = BundledTokenizer.load(512)) {
            Tensor ids = model.run(tokenizer.encode("a b"), Set.of("ids")).get("ids");

            assertThat(ids.rank()).isEqualTo(2);
            assertThat(ids.size(0)).isEqualTo(1);
            assertThat(ids.size(1)).isEqualTo(4);
        }
    }

    @Test
    void givesOnlyTheOutputsAskedFor() {
        try (OnnxModel model = OnnxModel.load("tiny", tiny, 32, ALL, 1);
                Tokenizer tokenizer = BundledTokenizer.load(512)) {
            assertThat(model.run(tokenizer.encode("a"), Set.of("types"))).containsOnlyKeys("types");
        }
    }

    @Test
    void refusesToRunOnceClosed() {
        OnnxModel model = OnnxModel.load("tiny", tiny, 32, ALL, 2);
        model.close();
        model.close();
        try (Tokenizer tokenizer = BundledTokenizer.load(512)) {
            EncodedText text = tokenizer.encode("a");
            assertThatThrownBy(() -> model.run(text, ALL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("model tiny is closed");
        }
    }

    @Test
    void refusesAModelWithoutTheOutputNeeded() {
        assertThatThrownBy(() -> OnnxModel.load("tiny", tiny, 32, Set.of("spans"), 1))
                .asInstanceOf(throwable(AppException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_INVALID))
                .extracting(Throwable::getMessage)
                .asString()
                .contains(tiny.location(), "negated", "must have outputs [spans]");
    }

    @Test
    void refusesAFileThatIsNoModel() throws IOException {
        Path file = Files.writeString(folder.resolve("not.onnx"), "no model");
        ModelFile weights = new ModelFile(file.toString(), DigestUtils.sha256Hex("no model"));
        assertThatThrownBy(() -> OnnxModel.load("none", weights, 32, ALL, 1))
                .isInstanceOf(AppException.class)
                .hasMessageStartingWith("ONNX Runtime cannot load " + file);
    }

    @Test
    void refusesWeightsThatWereChangedBeforeItLoadsThem() throws IOException {
        byte[] changed = TinyModel.bytes();
        changed[changed.length - 1] ^= 1;
        Files.write(Path.of(tiny.location()), changed);
        assertThatThrownBy(() -> OnnxModel.load("tiny", tiny, 32, ALL, 1))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("expected sha256 " + tiny.sha256())
                .hasMessageContaining("found " + DigestUtils.sha256Hex(changed));
    }

    @Test
    void needsASlot() {
        assertThatThrownBy(() -> OnnxModel.load("tiny", tiny, 32, ALL, 0))
                .hasMessage("model tiny needs >= 1 slot, got 0");
    }
}
