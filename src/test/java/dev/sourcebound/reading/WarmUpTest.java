package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.embedding.OnnxEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class WarmUpTest {

    @TempDir private Path folder;

    /// Indexing runs the embedder only for passages that no vector is kept of; here there are none.
    @Test
    void bothModelsHaveRunBeforeTheFirstQuestion() {
        try (ConfigurableApplicationContext server =
                new SpringApplicationBuilder(SourceboundApplication.class)
                        .logStartupInfo(false)
                        .run(
                                "--server.port=0",
                                "--sourcebound.suggestion.questions=0",
                                "--sourcebound.corpus.folder=" + folder)) {
            assertThat(server.getBean(OnnxEmbedder.class).runs()).isPositive();
            assertThat(server.getBean(WindowModel.class).runs()).isPositive();
        }
    }
}
