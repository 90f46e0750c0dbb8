package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

    @TempDir Path folder;

    @Test
    void keepsAsManyTextsInMemoryAsItMay() throws IOException {
        // Two bytes a character, and a bit.
        try (TextFiles files = new TextFiles(folder, 10_000)) {
            String text = "x".repeat(4_000);
            List<StoredText> texts =
                    List.of(files.put("sha256:1", text), files.put("sha256:2", text));
            texts.forEach(each -> assertThat(each.read()).isEqualTo(text));
            damage();
            assertThat(texts).filteredOn(TextFilesTest::canBeRead).hasSize(1);
        }
    }

    @Test
    void keepsNoneInMemoryWhereItMayNot() throws IOException {
        try (TextFiles files = new TextFiles(folder, 0)) {
            StoredText text = files.put("sha256:1", "It rained.");
            assertThat(text.read()).isEqualTo("It rained.");
            damage();
            assertThatThrownBy(text::read)
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining("is not what was written to 000001.texts")
                    .hasMessageContaining("A text in " + folder);
        }
    }

    @Test
    void beginsAnotherFileWhereOneIsFull() throws IOException {
        String half = "x".repeat((64 << 20) + 1);
        try (TextFiles files = new TextFiles(folder, 0)) {
            StoredText first = files.put("sha256:1", half);
            StoredText second = files.put("sha256:2", half);
            assertThat(first.place().file().name()).isEqualTo("000001.texts");
            assertThat(second.place().file().name()).isEqualTo("000002.texts");
            assertThat(first.read()).isEqualTo(half);
            assertThat(second.read()).isEqualTo(half);
        }
    }

    @Test
    void textsOfOneRevisionAreEqual() throws IOException {
        try (TextFiles files = new TextFiles(folder, 0)) {
            StoredText text = files.put("sha256:1", "It rained.");
            assertThat(files.put("sha256:1", "It rained.")).isEqualTo(text).hasSameHashCodeAs(text);
            assertThat(files.put("sha256:2", "It snowed.")).isNotEqualTo(text);
        }
    }

    private static boolean canBeRead(StoredText text) {
        try {
            text.read();
            return true;
        } catch (AppException e) {
            return false;
        }
    }

    private void damage() throws IOException {
        Path file = folder.resolve("000001.texts");
        Files.write(file, new byte[(int) Files.size(file)]);
    }
}
