package dev.sourcebound.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Suggestions.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionFileTest {

    private static final List<Suggestion> SOME =
            List.of(
                    new Suggestion(
                            "When was the “Annis Grey” built?",
                            "ships",
                            "sha256:ships",
                            "ships#000001"));

    @TempDir Path folder;

    @Test
    void givesBackWhatWasKeptUnderTheSameFingerprint() {
        Path path = folder.resolve("new/suggestions.json");
        new SuggestionFile(path).write("one", SOME);
        assertThat(new SuggestionFile(path).read("one")).contains(SOME);
    }

    @Test
    void forgetsWhatWasCheckedUnderAnotherFingerprint() {
        Path path = folder.resolve("suggestions.json");
        new SuggestionFile(path).write("one", SOME);
        assertThat(new SuggestionFile(path).read("two")).isEmpty();
    }

    @Test
    void doesWithoutAFileThatIsAbsentOrBroken() throws IOException {
        Path path = folder.resolve("suggestions.json");
        assertThat(new SuggestionFile(path).read("one")).isEmpty();
        Files.writeString(path, "{\"fingerprint\": ");
        assertThat(new SuggestionFile(path).read("one")).isEmpty();
        Files.writeString(path, "{}");
        assertThat(new SuggestionFile(path).read("one")).isEmpty();
    }

    @Test
    void doesWithoutAFileThatCannotBeWritten() throws IOException {
        Path aFile = folder.resolve("file");
        Files.writeString(aFile, "text");
        new SuggestionFile(aFile.resolve("suggestions.json")).write("one", SOME);
        assertThat(aFile).hasContent("text");
    }
}
