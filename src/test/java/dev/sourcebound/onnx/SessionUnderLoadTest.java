package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One session and one tokenizer for more threads than may run at once.
class SessionUnderLoadTest {

    private static final Set<String> OUTPUTS = Set.of("ids", "types", "negated");
    private static final int THREADS = 8;
    private static final int RUNS = 150;

    @TempDir private Path folder;

    @Test
    void eachRunGivesTheOutputsOfItsOwnInput() throws Exception {
        byte[] bytes = TinyModel.bytes();
        Path file = Files.write(folder.resolve("tiny.onnx"), bytes);
        ModelFile tiny = new ModelFile(file.toString(), DigestUtils.sha256Hex(bytes));
        try (OnnxModel model = OnnxModel.load("tiny", tiny, 32, OUTPUTS, 2);
                Tokenizer tokenizer = BundledTokenizer.load(64);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                runs.add(threads.submit(() -> run(model, tokenizer, number)));
            }
            for (Future<Integer> run : runs) {
                assertThat(run.get()).isEqualTo(RUNS);
            }
        }
    }

    private static int run(OnnxModel model, Tokenizer tokenizer, int number) {
        int right = 0;
        for (int run = 0; run < RUNS; run++) {
            EncodedText text = tokenizer.encode("a ".repeat(1 + (run + number) % 40) + number, "b");
            Map<String, Tensor> outputs = model.run(text, OUTPUTS);
            float[] ids = outputs.get("ids").values();
            float[] negated = outputs.get("negated").values();
            boolean own = ids.length == text.size() && negated.length == text.size();
            for (int token = 0; own && token < text.size(); token++) {
                own = ids[token] == text.ids()[token] && negated[token] == -ids[token];
            }
            right += own ? 1 : 0;
        }
        return right;
    }
}
