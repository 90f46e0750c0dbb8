package dev.sourcebound.llm;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/// What a language model is told: templates, one file each. A variable is `{{name}}`; which a
/// template has is declared here and checked when it is read, so that a template that was edited
/// wrongly stops the start and not the first answer. Immutable.
final class PromptCatalog {

    private static final String CLASSPATH = "classpath:";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    /// A template is a page of text.
    private static final int LONGEST = 20_000;

    private final Map<Prompt, String> templates = new EnumMap<>(Prompt.class);

    /// The templates, and the variables that each must have.
    enum Prompt {
        /// What it is to do. `format` is one of the two below.
        SYSTEM("system.txt", "most fence format"),
        /// What it is asked.
        QUESTION("question.txt", "fence question excerpts"),
        /// What was wrong with its first attempt.
        REPAIR("repair.txt", "reasons best"),
        /// What it is asked to have a question stand alone.
        FOLLOW_UP("follow-up.txt", "fence history question"),
        /// How to answer where a schema is given.
        FORMAT_JSON("format-json.txt", ""),
        /// How to answer in lines.
        FORMAT_LINES("format-lines.txt", "");

        private final String file;
        private final String variables;

        /// @param variables with a space between
        Prompt(String file, String variables) {
            this.file = file;
            this.variables = variables;
        }

        private Set<String> declared() {
            return variables.isEmpty()
                    ? Set.of()
                    : new TreeSet<>(List.of(variables.split(" ", -1)));
        }
    }

    /// @param location `classpath:` and a folder in the jar, or a folder on disk
    /// @throws AppException `MODEL_INVALID` where a file is missing, is not UTF-8, or has other
    ///   variables than are declared; the message names it
    PromptCatalog(String location) {
        for (Prompt prompt : Prompt.values()) {
            String name = location + "/" + prompt.file;
            String template = read(name, location, prompt.file);
            Set<String> used = new TreeSet<>();
            VARIABLE.matcher(template).results().map(m -> m.group(1)).forEach(used::add);
            if (!used.equals(prompt.declared())) {
                throw invalid(
                        name,
                        "has the variables %s, and must have %s; mend it, or take the one in the jar"
                                .formatted(used, prompt.declared()));
            }
            templates.put(prompt, template);
        }
    }

    /// A template with its variables filled in. Values are not looked at for variables.
    String fill(Prompt prompt, Map<String, String> values) {
        return VARIABLE.matcher(templates.getOrDefault(prompt, ""))
                .replaceAll((MatchResult m) ->
                        Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")))
                .strip();
    }

    /// Names all templates as they are now, 8 hexadecimal digits.
    String digest() {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        templates.forEach((prompt, template) ->
                DigestUtils.updateDigest(sha256, prompt + "\n" + template + "\n"));
        return HexFormat.of().formatHex(sha256.digest()).substring(0, 8);
    }

    private static String read(String name, String location, String file) {
        byte[] bytes = bytes(name, location, file);
        if (bytes.length > LONGEST) {
            throw invalid(
                    name, "has %d bytes, at most %d are read".formatted(bytes.length, LONGEST));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank() || text.indexOf('\uFFFD') >= 0) {
            throw invalid(name, "is blank or not UTF-8; write it anew");
        }
        return text.replace("\r\n", "\n");
    }

    private static byte[] bytes(String name, String location, String file) {
        try {
            if (!location.startsWith(CLASSPATH)) {
                return Files.readAllBytes(Path.of(location, file));
            }
            String resource = "/" + location.substring(CLASSPATH.length()) + "/" + file;
            try (InputStream in = PromptCatalog.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw invalid(name, "is not in the jar");
                }
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The prompt %s cannot be read; sourcebound.llm.prompts must name a folder with all of %s."
                            .formatted(name, files()),
                    e);
        }
    }

    private static Set<String> files() {
        Set<String> files = new TreeSet<>();
        for (Prompt prompt : Prompt.values()) {
            files.add(prompt.file);
        }
        return files;
    }

    private static AppException invalid(String name, String what) {
        return new AppException(ErrorCode.MODEL_INVALID, "The prompt %s %s.".formatted(name, what));
    }
}
