package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/// What the owner of the project signs says what the models are.
class ChecksumsTest {

    private static final Path FOLDER = Path.of("embeddings");

    @Test
    void theListThatIsSignedIsOfTheFilesThatAreThere() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("SHA256SUMS"))) {
            String[] parts = line.split(" {2}", 2);
            named.add(parts[1]);
            if (!DigestUtils.sha256Hex(Files.readAllBytes(FOLDER.resolve(parts[1])))
                    .equals(parts[0])) {
                wrong.add(parts[1]);
            }
        }
        assertThat(wrong)
                .as(
                        "other than in embeddings/SHA256SUMS; write it anew as src/docs/supply-chain.md says, and sign it")
                .isEmpty();
        assertThat(named).contains("reader/reader.onnx", "reader/fit.json", "reader/manifest.json");
    }
}
