package dev.sourcebound.suggestion;

import dev.sourcebound.answer.Suggestions.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps checked questions between starts, with the fingerprint that they were checked under: of
/// the sources, the models and the settings. What cannot be read is found anew, and what cannot be
/// written is done without.
final class SuggestionFile {

    /// Changes whenever the same sources would give other questions.
    private static final String VERSION = "2";

    private static final Logger LOG = LoggerFactory.getLogger(SuggestionFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;

    SuggestionFile(Path path) {
        this.path = path;
    }

    /// @param fingerprint under which they were checked
    record Kept(String fingerprint, List<Suggestion> suggestions) {}

    /// Those that were kept; empty where there are none of this fingerprint.
    Optional<List<Suggestion>> read(String fingerprint) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            Kept kept = JSON.readValue(Files.readString(path), Kept.class);
            return versioned(fingerprint).equals(kept.fingerprint())
                    ? Optional.of(kept.suggestions())
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            LOG.warn("The questions to offer in {} cannot be read and are found anew", path);
            return Optional.empty();
        }
    }

    /// Writes them in one step: who reads sees the old or the new.
    ///
    /// @param fingerprint under which they were checked
    void write(String fingerprint, List<Suggestion> suggestions) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path whole = Files.createTempFile(folder, "suggestions", ".json");
            Files.writeString(
                    whole, JSON.writeValueAsString(new Kept(versioned(fingerprint), suggestions)));
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The questions to offer cannot be kept in {}: {}", path, e.toString());
        }
    }

    private static String versioned(String fingerprint) {
        return VERSION + " " + fingerprint;
    }
}
