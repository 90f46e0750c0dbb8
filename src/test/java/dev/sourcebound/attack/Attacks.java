package dev.sourcebound.attack;

import dev.sourcebound.attack.Attack.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The attacks under `src/test/resources/attacks`: a file for each group, one JSON object a line.
/// Where a line has `repeat`, its text stands for so many of itself.
public final class Attacks {

    private static final Path FOLDER = Path.of("src/test/resources/attacks");
    private static final JsonMapper JSON = new JsonMapper();

    private Attacks() {}

    /// All, by group and number.
    public static List<Attack> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(file -> lines(file).stream())
                    .map(line -> attack(JSON.readTree(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Attack> of(Where where) {
        return all().stream().filter(attack -> attack.where() == where).toList();
    }

    /// Writes a corpus: the harmless documents that questions and model outputs are about, and each
    /// source of an attack, named by its id.
    public static void writeCorpus(Path folder) {
        try (Stream<Path> harmless = Files.list(FOLDER.resolve("docs"))) {
            for (Path document : harmless.toList()) {
                Files.copy(document, folder.resolve(document.getFileName()));
            }
            for (Attack attack : of(Where.SOURCE)) {
                Files.writeString(folder.resolve(attack.id() + ".md"), attack.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attack attack(JsonNode line) {
        return new Attack(
                line.get("id").stringValue(),
                line.get("owasp").stringValue(),
                Where.valueOf(line.get("where").stringValue().toUpperCase(Locale.ROOT)),
                optional(line, "question"),
                elements(line.path("history")).map(Attacks::turn).toList(),
                optional(line, "form"),
                line.get("text").stringValue().repeat(line.path("repeat").asInt(1)),
                optional(line, "read"),
                optional(line, "obeyed"),
                elements(line.get("must_not")).map(JsonNode::stringValue).toList(),
                line.get("note").stringValue());
    }

    private static Map<String, String> turn(JsonNode turn) {
        return Map.of(
                "role", turn.get("role").stringValue(),
                "content", turn.get("content").stringValue());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static @Nullable String optional(JsonNode line, String field) {
        return line.has(field) ? line.get(field).stringValue() : null;
    }
}
