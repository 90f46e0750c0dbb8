package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {

    @TempDir private Path folder;

    @Test
    void refusesAnEmbedderThatThereIsNot() {
        Console console = new Console();
        assertThat(
                        console.run(
                                ScaleTest.class,
                                "scale",
                                "--passages",
                                "100",
                                "--folder",
                                folder.resolve("made").toString(),
                                "--results",
                                folder.resolve("results.jsonl").toString(),
                                "--embedder",
                                "Made"))
                .isEqualTo(2);
        assertThat(console.err()).contains("--embedder must be made or model, got 'Made'");
        assertThat(folder).isEmptyDirectory();
    }
}
