package dev.sourcebound.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcebound.evaluation.data.DataSet;
import dev.sourcebound.evaluation.data.Json;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run is made with: two runs with the same give the same replies.
///
/// @param file the data set's name
/// @param data its content decides, not its name
/// @param settings as on the command line
record Made(Path file, DataSet data, List<String> settings) {

    /// As names and values.
    SortedMap<String, String> with(Respondent respondent) {
        SortedMap<String, String> made = new TreeMap<>();
        made.put("questions", "%s, %s".formatted(file.getFileName(), digest()));
        made.put("format", data.format().slug());
        made.put("asked", respondent.label());
        made.put("settings", settings.isEmpty() ? "none" : String.join(" ", settings));
        return made;
    }

    private String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] questions = Json.canonical(data.questions()).getBytes(UTF_8);
            return "sha256:" + HexFormat.of().formatHex(sha256.digest(questions));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
