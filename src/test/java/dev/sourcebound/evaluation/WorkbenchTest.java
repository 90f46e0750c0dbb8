package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.WindowModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class WorkbenchTest {

    private static final Path READER = Path.of("embeddings/reader").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void keepsNoReplyUnlessTheSettingsSayHowMany() {
        Workbench workbench = new Workbench(Nothing.class, System.out, System.err);
        try (ConfigurableApplicationContext context = workbench.start(List.of())) {
            assertThat(cacheSize(context)).isEqualTo("0");
        }
        try (ConfigurableApplicationContext context =
                workbench.start(List.of("--sourcebound.answer.cacheSize=1MB"))) {
            assertThat(cacheSize(context)).isEqualTo("1MB");
        }
    }

    private static @Nullable String cacheSize(ConfigurableApplicationContext context) {
        return context.getEnvironment().getProperty("sourcebound.answer.cache-size");
    }

    static class Nothing {}

    @Test
    void aFolderWithoutDocumentsIsNothingToMeasureOn() {
        Workbench workbench = new Workbench(SourceboundApplication.class, System.out, System.err);
        try (ConfigurableApplicationContext context =
                workbench.start(List.of("--sourcebound.corpus.folder=" + folder))) {
            assertThatThrownBy(() -> Workbench.corpus(context))
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining(folder + " holds no document that can be read");
        }
    }

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
