package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.WindowModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class WorkbenchTest {

    private static final Path READER = Path.of("embeddings/reader").toAbsolutePath();

    @TempDir private Path folder;

    /// The command `fit` is run with a reader that there is no fit of yet.
    @Test
    void startsWithAReaderThatTheFitIsNotOf() throws IOException {
        String manifest =
                Files.readString(READER.resolve("manifest.json"))
                        .replaceFirst("\"name\": \"[^\"]+\"", "\"name\": \"another\"")
                        .replace(
                                "\"reader.onnx\"",
                                "\"%s\"".formatted(READER.resolve("reader.onnx")));
        Path other = Files.writeString(folder.resolve("manifest.json"), manifest);
        try (ConfigurableApplicationContext context =
                new Workbench(SourceboundApplication.class, System.out, System.err)
                        .start(List.of("--sourcebound.reading.manifest=" + other))) {
            assertThat(context.getBean(WindowModel.class).label()).startsWith("another@");
            assertThatThrownBy(() -> context.getBean(PassageReader.class))
                    .hasStackTraceContaining("run the command fit and build anew");
        }
    }
}
