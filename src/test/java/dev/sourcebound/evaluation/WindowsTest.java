package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.evaluation.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// With the real embedder and fit, on small files of two genres.
class WindowsTest {

    @TempDir private Path folder;

    private final Console console = new Console();

    @Test
    void saysOfEachWindowWhetherItAnswers() throws IOException {
        for (String name : List.of("his-01", "his-07", "law-07")) {
            Files.writeString(folder.resolve(name + ".txt"), document(name));
        }
        List<JsonNode> lines = written("--data");
        assertThat(lines)
                .extracting(line -> line.get("question").asString())
                .containsExactly(
                        "When was the mill built?",
                        "When did it burn, and who sold it?",
                        "Who?",
                        "When was the mill built?");
        assertThat(windows(lines.get(0), "1810")).containsOnly("true").isNotEmpty();
        assertThat(windows(lines.get(0), "club of walkers")).containsOnly("false").isNotEmpty();
        assertThat(windows(lines.get(1), "sold it in 1901"))
                .as("one of the places that answer")
                .containsOnly("true")
                .isNotEmpty();
        assertThat(windows(lines.get(2), "")).containsOnly("false").isNotEmpty();
        assertThat(windows(lines.get(3), ""))
                .as("asked where the mill's document is not")
                .containsExactly("false");
    }

    @Test
    void readsWholeDocumentsWithTheirHeadings() throws IOException {
        Path docs = Files.createDirectories(folder.resolve("mill").resolve("docs"));
        Files.writeString(
                docs.resolve("guide.md"),
                """
                # The mill
                ## Visits
                The mill may be visited on Sundays from two to five.
                Dogs stay outside.
                """);
        Files.writeString(
                folder.resolve("mill").resolve("questions.jsonl"),
                """
                {"id": "1", "kind": "direct", "question": "On which day may I visit the mill?", "history": [], "answerable": true, "gold": [{"source": "guide", "excerpt": "on Sundays from two to five"}], "any_of": false, "answer": "Sundays", "must_contain": [], "note": ""}
                """);
        List<JsonNode> lines = written("--corpora");
        assertThat(lines)
                .extracting(line -> line.get("windows").get(0))
                .extracting(
                        window -> window.get("context").asString(),
                        window -> window.get("answers").asBoolean())
                .containsExactly(tuple("The mill > Visits", true));
    }

    @Test
    void partsOfAQuestionAreAnsweredByTheirOwnPlaceAndListsByEachOfTheirs() throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("mill"));
        Files.createDirectories(corpus.resolve("docs"));
        Files.writeString(
                corpus.resolve("docs").resolve("guide.md"),
                """
                # The mill
                ## Visits
                The mill may be visited on Sundays from two to five.
                ## Sale
                The Brandreth family sold it in 1901 for 400 crowns.
                """);
        String gold =
                """
                "history": [], "answerable": true, "gold": [{"source": "guide", "excerpt": "on Sundays from two to five"}, {"source": "guide", "excerpt": "sold it in 1901"}], "any_of": false, "answer": null, "must_contain": [], "note": ""}
                """;
        Files.writeString(
                corpus.resolve("questions.jsonl"),
                "{\"id\": \"1\", \"kind\": \"multi\", \"question\": \"When can I visit the mill, and when did the family sell it?\", "
                        + gold);
        Files.writeString(
                corpus.resolve("lists.jsonl"),
                "{\"id\": \"2\", \"kind\": \"list\", \"question\": \"Which days and years are named?\", "
                        + gold);
        List<JsonNode> lines = written("--corpora");
        assertThat(lines)
                .extracting(
                        line -> line.get("question").asString(),
                        line -> windows(line, "Sundays"),
                        line -> windows(line, "Brandreth"))
                .containsExactly(
                        tuple(
                                "When can I visit the mill, and when did the family sell it?",
                                List.of("true"),
                                List.of("true")),
                        tuple("When can I visit the mill?", List.of("true"), List.of("false")),
                        tuple(
                                "I visit the mill: when did the family sell it?",
                                List.of("false"),
                                List.of("true")),
                        tuple("when did the family sell it?", List.of("false"), List.of("true")),
                        tuple("Which days and years are named?", List.of("true"), List.of("true")));
    }

    @Test
    void asksForLabelledDocuments() {
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "windows",
                                "--out",
                                folder.resolve("windows.jsonl").toString()))
                .isNotZero();
        assertThat(console.err())
                .contains("--data FOLDER or --corpora FOLDER with a corpus in it is needed");
    }

    /// What the command writes of the folder.
    ///
    /// @param of the option that takes it
    private List<JsonNode> written(String of) throws IOException {
        Path out = folder.resolve("windows.jsonl");
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "windows",
                                of,
                                folder.toString(),
                                "--out",
                                out.toString()))
                .as(console.err())
                .isZero();
        return Files.readAllLines(out).stream().map(Json.MAPPER::readTree).toList();
    }

    private static List<String> windows(JsonNode line, String holding) {
        return line.get("windows")
                .valueStream()
                .filter(window -> window.get("text").asString().contains(holding))
                .map(window -> window.get("answers").toString())
                .toList();
    }

    private static String document(String id) {
        return """
        == %1$s-1 | The mill
        s The mill was built in 1810 by Josiah Brandreth.
        s It burned down in May 1822 and was rebuilt within a year.
        s The roof is made of slate from a quarry in the hills.
        s Its owner kept two dogs and a blind pony.
        s No railway ever reached the valley.
        s The Brandreth family sold it in 1901 for 400 crowns.
        s Since then it has stood empty in winter.
        s A club of walkers rents it each summer.
        s The key hangs behind the door of the inn.
        q direct 1 | When was the mill built? | 1810
        q multi 2,6 | When did it burn, and who sold it? | May 1822
        u attribute | Who?
        == %1$s-2 | The dam
        s It holds.
        """
                .formatted(id);
    }
}
