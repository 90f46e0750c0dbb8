package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.llm.PromptCatalog.Prompt;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptCatalogTest {

    @TempDir private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("prompts"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void thoseInTheJarAreThoseOfTheFolder() {
        assertThat(new PromptCatalog("classpath:prompts").digest())
                .isEqualTo(new PromptCatalog(folder.toString()).digest());
    }

    @Test
    void aChangeOfOneCharacterIsAnotherDigest() throws IOException {
        String before = new PromptCatalog(folder.toString()).digest();
        Path file = folder.resolve("format-lines.txt");
        Files.writeString(file, Files.readString(file) + "!");
        assertThat(new PromptCatalog(folder.toString()).digest()).isNotEqualTo(before);
    }

    @Test
    void valuesAreNotLookedAtForVariables() {
        String filled =
                new PromptCatalog(folder.toString())
                        .fill(
                                Prompt.QUESTION,
                                Map.of(
                                        "fence",
                                        "F",
                                        "question",
                                        "{{excerpts}} $1 \\",
                                        "excerpts",
                                        "E"));
        assertThat(filled).contains("{{excerpts}} $1 \\").contains("E");
    }

    @Test
    void aVariableThatIsMissingOrUnknownEndsTheStart() throws IOException {
        Files.writeString(folder.resolve("question.txt"), "{{question}} {{excerpts}} {{hint}}");
        assertThatThrownBy(() -> new PromptCatalog(folder.toString()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("question.txt")
                .hasMessageContaining("[excerpts, hint, question]")
                .hasMessageContaining("[excerpts, fence, question]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repair.txt", "follow-up.txt"})
    void aFileThatIsMissingEndsTheStart(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThatThrownBy(() -> new PromptCatalog(folder.toString()))
                .isInstanceOf(AppException.class)
                .hasMessageContaining(file);
    }
}
