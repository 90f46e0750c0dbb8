package dev.sourcebound.evaluation.data;

import dev.sourcebound.problem.AppException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How labelled questions are written down.
public enum Format {
    /// A list of questions in YAML, with defaults for what is left out: for writing by hand.
    YAML,
    /// One JSON object a line, all fields there.
    JSONL,
    /// SQuAD 1.1 or 2.0: paragraphs with their questions, one JSON object.
    SQUAD,
    /// BEIR: a folder with `corpus.jsonl`, `queries.jsonl` and `qrels`.
    BEIR;

    private static final Pattern SQUAD_BEGINS = Pattern.compile("\\A\\{\\s*\"(version|data)\"");

    /// The name on the command line, such as `squad`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format of that name.
    ///
    /// @throws AppException where there is none
    public static Format named(String slug) {
        return Arrays.stream(values())
                .filter(format -> format.slug().equals(slug))
                .findFirst()
                .orElseThrow(() ->
                        new Flaw(
                                        "there is no format '%s'; there are %s"
                                                .formatted(
                                                        slug,
                                                        Arrays.stream(values())
                                                                .map(Format::slug)
                                                                .collect(Collectors.joining(", "))))
                                .exception());
    }

    /// By its content, not its name: a folder with queries is BEIR; a text that begins with a JSON
    /// object of `version` or `data` is SQuAD, with another one JSON Lines, with anything else
    /// YAML.
    static Format of(Path path) {
        if (Files.isDirectory(path) && Files.exists(path.resolve(BeirFolder.QUERIES))) {
            return BEIR;
        }
        if (Files.isDirectory(path)) {
            throw new Flaw(
                            "%s is a folder, but cannot be read as BEIR: it has no %s; name a file, or add it"
                                    .formatted(path, BeirFolder.QUERIES))
                    .exception();
        }
        String text = TextFile.text(path, "question", flaw -> {}).stripLeading();
        if (SQUAD_BEGINS.matcher(text).lookingAt()) {
            return SQUAD;
        }
        return text.isEmpty() || text.startsWith("{") || text.startsWith("[") ? JSONL : YAML;
    }
}
