package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.scale.MadeCorpus;
import dev.sourcebound.evaluation.scale.ScaleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {

    @TempDir private Path folder;

    @Test
    void tellsHowLongAChangeTakesAndLeavesTheDocumentsAsTheyWere() throws IOException {
        Path results = folder.resolve("results.jsonl");
        Console console = new Console();
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "scale",
                                "--passages",
                                "100",
                                "--folder",
                                folder.resolve("made").toString(),
                                "--results",
                                results.toString(),
                                "--seconds",
                                "0"))
                .isZero();
        ScaleResult result = Json.MAPPER.readValue(Files.readString(results), ScaleResult.class);
        assertThat(result.passages()).isEqualTo(100);
        assertThat(result.changes())
                .isNotNull()
                .satisfies(changes -> {
                    assertThat(changes.put()).isPositive();
                    assertThat(changes.change()).isPositive();
                    assertThat(changes.removal()).isPositive();
                });
        Path same = folder.resolve("same");
        new MadeCorpus(100).write(same);
        assertThat(texts(folder.resolve("made/documents"))).isEqualTo(texts(same));
    }

    private static List<String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(file.getFileName() + " " + Files.readString(file));
            }
            return texts;
        }
    }

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
