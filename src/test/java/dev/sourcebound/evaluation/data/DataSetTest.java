package dev.sourcebound.evaluation.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Source;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {

    private static final String LINE =
            """
            {"id":"%s","kind":"fact","question":"Who runs the ferry?","history":[],"answerable":true,\
            "gold":[{"source":"tides","excerpt":"Ines runs it."}],"any_of":false,"answer":"Ines",\
            "must_contain":[],"note":""}
            """;

    @TempDir private Path folder;

    @Test
    void yamlNeedsOnlyWhatIsSaid() throws IOException {
        DataSet data =
                read(
                        """
                        # Written by hand.
                        questions:
                          - id: f1
                            question: Who runs the ferry?
                            gold: [{source: tides, excerpt: Ines runs it.}]
                            must_contain: [[1804, yes]]
                          - id: 2
                            question: What does it cost?
                            answerable: false
                        """);
        assertThat(data.format()).isEqualTo(Format.YAML);
        assertThat(data.flaws()).isEmpty();
        assertThat(data.questions())
                .containsExactly(
                        new LabelledQuestion(
                                "f1",
                                "question",
                                "Who runs the ferry?",
                                List.of(),
                                true,
                                List.of(new Gold("tides", "Ines runs it.")),
                                false,
                                null,
                                List.of(List.of("1804", "yes"))),
                        new LabelledQuestion(
                                "2",
                                "question",
                                "What does it cost?",
                                List.of(),
                                false,
                                List.of(),
                                false,
                                null,
                                List.of()));
    }

    @Test
    void yamlThatHoldsItselfIsToldAndTheOthersAreRead() throws IOException {
        DataSet data =
                read(
                        """
                        - id: f1
                          question: Who runs it?
                          gold: &all [*all]
                        - id: f2
                          question: Who runs it?
                          answerable: false
                        """);
        assertThat(data.questions()).extracting(LabelledQuestion::id).containsExactly("f2");
        assertThat(messages(data))
                .singleElement()
                .asString()
                .endsWith("line 3 holds itself by an alias (*name); write out what is meant");
    }

    @Test
    void yamlWithMoreAliasesThanAreReadIsRefusedForThat() {
        String question = "- {id: f%d, question: Who, gold: *all}\n";
        StringBuilder text =
                new StringBuilder(
                        "- {id: f, question: Who, gold: &all [{source: a, excerpt: b}]}\n");
        for (int i = 0; i < 51; i++) {
            text.append(question.formatted(i));
        }
        assertThatThrownBy(() -> read(text.toString()))
                .hasMessageEndingWith(
                        "repeats lists or mappings by more than 50 aliases (*name); write them out");
    }

    @Test
    void yamlTellsEachQuestionThatCannotBeUsedAndReadsTheOthers() throws IOException {
        DataSet data =
                read(
                        """
                        - id: f1
                          question: Who runs it?
                          answerable: false
                        - id: f2
                          questoin: Who runs it?
                        - just a text
                        - id: f1
                          question: Again?
                          answerable: false
                        - id: f3
                          question: Who runs it?
                        - id: f4
                          question: Who?
                          question: Who else?
                        - id: f5
                          question: Who runs it?
                          answerable: perhaps
                        """);
        assertThat(data.questions()).extracting(LabelledQuestion::id).containsExactly("f1");
        assertThat(messages(data))
                .satisfiesExactly(
                        m ->
                                assertThat(m)
                                        .contains("line 5, field questoin is not known; known are"),
                        m -> assertThat(m).contains("line 6 is not a question"),
                        m -> assertThat(m).endsWith("line 7, field id is the same as in line 1"),
                        m -> assertThat(m).contains("line 10, field gold is empty, an answerable"),
                        m ->
                                assertThat(m)
                                        .endsWith(
                                                "line 14, field question is given twice; keep one of them"),
                        m ->
                                assertThat(m)
                                        .endsWith(
                                                "line 15, field answerable must be true or false,"
                                                        + " is a text"));
    }

    @Test
    void yamlThatCannotBeParsedNamesTheLine() throws IOException {
        assertThatThrownBy(() -> read("- id: f1\n- {id: \n - ]"))
                .hasMessageContaining("line 3 is not YAML");
        assertThatThrownBy(() -> read("id: f1"))
                .hasMessageContaining("must be a list of questions");
    }

    @Test
    void jsonLinesTellsEachLineThatCannotBeUsedAndReadsTheOthers() throws IOException {
        DataSet data =
                read(
                        LINE.formatted("f1")
                                + "{\"id\":\n"
                                + LINE.formatted("f1")
                                + "\n[1]\n"
                                + LINE.formatted("f2").replace("Ines runs it.", "")
                                + LINE.formatted("f3")
                                        .replaceAll("\"gold\":\\[[^]]*]", "\"gold\":[]")
                                + LINE.formatted("f4"));
        assertThat(data.format()).isEqualTo(Format.JSONL);
        assertThat(data.questions()).extracting(LabelledQuestion::id).containsExactly("f1", "f4");
        assertThat(messages(data))
                .satisfiesExactly(
                        m -> assertThat(m).contains("line 2 is not JSON"),
                        m -> assertThat(m).endsWith("line 3, field id is the same as in line 1"),
                        m -> assertThat(m).endsWith("line 5 is not a JSON object"),
                        m -> assertThat(m).contains("line 6, field gold[0].excerpt", "is blank"),
                        m -> assertThat(m).contains("line 7, field gold is empty"));
    }

    @Test
    void aByteOrderMarkIsToldAndSkipped() throws IOException {
        DataSet data = read("\uFEFF" + LINE.formatted("f1"));
        assertThat(data.questions()).hasSize(1);
        assertThat(messages(data))
                .singleElement()
                .satisfies(m -> assertThat(m).contains("line 1 begins with a byte order mark"));
    }

    @Test
    void aLineInLatin1IsToldWithItsByteAndTheOthersAreRead() throws IOException {
        DataSet data =
                read(
                        LINE.formatted("f1") + LINE.formatted("f2").replace("Ines", "In\u00e9s"),
                        ISO_8859_1);
        assertThat(data.questions()).extracting(LabelledQuestion::id).containsExactly("f1");
        assertThat(messages(data))
                .singleElement()
                .satisfies(m ->
                        assertThat(m)
                                .contains(
                                        "line 2 is not valid UTF-8: byte E9 at ",
                                        "save it as UTF-8"));
    }

    @Test
    void aTextLostOnTheWayToUtf8IsNotTakenForAnAnswer() throws IOException {
        DataSet data =
                read("- {id: f1, question: \"Who, In\u00e9s?\", answerable: no}\n", ISO_8859_1);
        assertThat(data.questions()).isEmpty();
        assertThat(messages(data))
                .satisfiesExactly(
                        m -> assertThat(m).contains("line 1 is not valid UTF-8"),
                        m ->
                                assertThat(m)
                                        .contains(
                                                "field question has a character at 7 that was lost"));
    }

    @Test
    void utf16IsToldAsAWhole() throws IOException {
        for (String begin : List.of("\uFEFF", "")) {
            DataSet data = read(begin + LINE.formatted("f1"), UTF_16LE);
            assertThat(data.questions()).isEmpty();
            assertThat(messages(data))
                    .singleElement()
                    .satisfies(m -> assertThat(m).contains("line 1 is UTF-16, not UTF-8; save it"));
        }
    }

    @Test
    void squadGivesItsParagraphsAsSourcesAndItsAnswersAsGold() throws IOException {
        // The kite is one code point and two code units, so 21 is there [22, 24).
        DataSet data =
                read(
                        """
                        {"version": "v2.0", "data": [{"title": "River_Ferry", "paragraphs": [
                          {"context": "On 20 May the \\uD83E\\uDE81 shop has 21 kites, 21 in all.", "qas": [
                            {"id": "a", "question": "How many?", "is_impossible": false,
                             "answers": [{"text": "21", "answer_start": 25}, {"text": "21", "answer_start": 25},
                                         {"text": "21 kites", "answer_start": 25}]},
                            {"id": "b", "question": "Since when?", "is_impossible": true, "answers": [],
                             "plausible_answers": [{"text": "20 May", "answer_start": 3}]}]}]}]}
                        """);
        assertThat(data.format()).isEqualTo(Format.SQUAD);
        assertThat(data.flaws()).isEmpty();
        assertThat(data.sources()).extracting(Source::id).containsExactly("River_Ferry-1");
        assertThat(data.sources()).extracting(Source::title).containsExactly("River Ferry");
        LabelledQuestion first = data.questions().getFirst();
        assertThat(first.gold())
                .containsExactly(
                        new Gold("River_Ferry-1", "21", 26),
                        new Gold("River_Ferry-1", "21 kites", 26));
        assertThat(first.anyOf()).isTrue();
        assertThat(first.answers()).containsExactly("21", "21 kites");
        assertThat(data.questions().getLast().answerable()).isFalse();
        assertThat(data.texts().place(first.gold().getFirst()))
                .singleElement()
                .satisfies(place -> assertThat(place.span().start()).isEqualTo(26));
    }

    @Test
    void squadTellsEachQuestionThatCannotBeUsedByItsPath() throws IOException {
        DataSet data =
                read(
                        """
                        {"data": [{"title": "T", "paragraphs": [
                          {"context": "It has 21 kites.", "qas": [
                            {"id": "a", "question": "How many?", "answers": [{"text": "21", "answer_start": 8}]},
                            {"id": "b", "question": "How many?", "answers": [{"text": "22", "answer_start": 7}]},
                            {"id": "c", "question": "How many?", "answers": []},
                            {"id": "d", "question": "How many?", "answers": [{"text": "21", "answer_start": 7}]},
                            {"id": "d", "question": "Again?", "answers": [{"text": "21", "answer_start": 7}]},
                            {"question": "No id?", "answers": []},
                            {"id": "e", "question": "Who?", "is_impossible": "no", "answers": []}]},
                          {"qas": []}]}, {"title": "U"}]}
                        """);
        assertThat(data.questions()).extracting(LabelledQuestion::id).containsExactly("d");
        String at = "data[0].paragraphs[0].qas";
        assertThat(messages(data))
                .satisfiesExactly(
                        m ->
                                assertThat(m)
                                        .endsWith(
                                                at
                                                        + "[0].answers[0].answer_start 8 is not where the answer (2 characters) stands; it stands at 7"),
                        m -> assertThat(m).endsWith("it is not in the paragraph at all"),
                        m ->
                                assertThat(m)
                                        .contains(
                                                at
                                                        + "[2].answers must have an answer, is empty; give one, or set"),
                        m ->
                                assertThat(m)
                                        .endsWith(
                                                at + "[4].id 'd' is the same as of " + at + "[3]"),
                        m -> assertThat(m).contains(at + "[5].id must be a text"),
                        m ->
                                assertThat(m)
                                        .endsWith(
                                                at
                                                        + "[6].is_impossible must be true or false, is a text"),
                        m -> assertThat(m).contains("data[0].paragraphs[1].context must be a text"),
                        m ->
                                assertThat(m)
                                        .endsWith("data[1].paragraphs must be a list, is missing"));
    }

    @Test
    void squadThatIsNoJsonNamesTheLine() {
        assertThatThrownBy(() -> read("{\"data\": [\n{\"title\": \"T\",,"))
                .hasMessageContaining("line 2 is not JSON");
        assertThatThrownBy(() -> read("{\"version\": \"v2.0\"}"))
                .hasMessageContaining("field data must be a list of articles, is missing");
    }

    @Test
    void beirGivesItsDocumentsAsSourcesAndItsGrades() throws IOException {
        beir("q1\td/1\t2\nq1\td2\t0\n");
        DataSet data = DataSet.read(folder, null, null);
        assertThat(data.format()).isEqualTo(Format.BEIR);
        assertThat(data.flaws()).isEmpty();
        assertThat(data.sources()).extracting(Source::id).containsExactly("d-1", "d2");
        assertThat(data.questions())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.id()).isEqualTo("q1");
                    assertThat(q.relevant()).containsEntry("d-1", 2).containsEntry("d2", 0);
                });
    }

    @Test
    void beirTellsEachJudgementThatCannotBeUsed() throws IOException {
        beir("q1\td/1\t1\nq1\td9\t1\nq1\td2\nq1\td2\tmuch\nq1\td/1\t2\nq7\td2\t1\nq2\td2\t0\n");
        DataSet data = DataSet.read(folder, Format.BEIR, "test");
        assertThat(data.questions()).extracting(LabelledQuestion::id).containsExactly("q1");
        assertThat(messages(data))
                .satisfiesExactly(
                        m ->
                                assertThat(m)
                                        .contains(
                                                "line 3, field corpus-id 'd9' is not in corpus.jsonl"),
                        m -> assertThat(m).contains("line 4 has 2 fields"),
                        m ->
                                assertThat(m)
                                        .endsWith(
                                                "line 5, field score must be a whole number, got 'much'"),
                        m ->
                                assertThat(m)
                                        .contains(
                                                "line 6 judges document 'd/1' for query 'q1' again"),
                        m -> assertThat(m).contains("query q2 has no relevant document"),
                        m -> assertThat(m).contains("query q7 is not in queries.jsonl"));
    }

    @Test
    void aFolderWithoutQueriesAndAFormatThatIsNoneAreRefused() {
        assertThatThrownBy(() -> DataSet.read(folder, null, null))
                .hasMessageContaining("it has no queries.jsonl");
        assertThatThrownBy(() -> Format.named("csv"))
                .hasMessage("there is no format 'csv'; there are yaml, jsonl, squad, beir");
    }

    private void beir(String judgements) throws IOException {
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                """
                {"_id": "d/1", "title": "", "text": "The ferry runs.", "metadata": {}}
                {"_id": "d2", "title": "Kites", "text": "Kites fly."}
                """);
        Files.writeString(
                folder.resolve("queries.jsonl"),
                """
                {"_id": "q1", "text": "Does the ferry run?"}
                {"_id": "q2", "text": "Do kites fly?"}
                """);
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(
                folder.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\n" + judgements);
    }

    private static List<String> messages(DataSet data) {
        return data.flaws().stream().map(Flaw::message).toList();
    }

    private DataSet read(String content) throws IOException {
        return read(content, UTF_8);
    }

    private DataSet read(String content, Charset charset) throws IOException {
        Path file = folder.resolve("set");
        Files.write(file, content.getBytes(charset));
        return DataSet.read(file, null, null);
    }
}
