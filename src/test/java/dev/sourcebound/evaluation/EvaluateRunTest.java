package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/// Runs that are kept, go on, are compared and held against lines; data that is partly broken. The
/// engine answers each question with the first sentence of the source that the question names.
class EvaluateRunTest {

    private static final String SQUAD =
            """
            {"data": [{"title": "Mill", "paragraphs": [
              {"context": "The mill was built in 1804. It grinds rye.", "qas": [
                {"id": "a", "question": "Mill-1 built when?", "answers": [{"text": "1804", "answer_start": 22}]},
                {"id": "b", "question": "Mill-1 grinds what?", "answers": [{"text": "rye", "answer_start": 38}]},
                {"id": "c", "question": "Whose is it?", "is_impossible": true, "answers": []},
                %s
                {"id": "d", "question": "Mill-1 sold when?", "is_impossible": true, "answers": []}]}]}]}
            """;

    private final Console console = new Console();
    @TempDir private Path folder;
    private Path questions;

    @BeforeEach
    void questions() throws IOException {
        questions = Files.writeString(folder.resolve("set.json"), SQUAD.formatted(""));
    }

    @Test
    void answersFromTheParagraphsOfTheDataSet() {
        assertThat(evaluate(FirstSentence.class)).isZero();
        assertThat(console.out())
                .contains("answerable 2: right 0.500, wrong 0.500,", "false answers 0.500")
                .containsPattern("exact match +0\\.250 ")
                .containsPattern("balanced +0\\.500 +0\\.\\d+ to 1\\.000 +4")
                .containsPattern("recall@5 +n/a");
    }

    @Test
    void aRunLeavesAPageJsonAndMarkdown() throws IOException {
        Path run = folder.resolve("run");
        evaluate(FirstSentence.class, "--run", run.toString());
        assertThat(Files.readString(run.resolve("report.html"))).contains("Mill-1 built when?");
        assertThat(Files.readString(run.resolve("report.md"))).contains("2 of 4 replies");
        JsonNode json = Json.MAPPER.readTree(Files.readString(run.resolve("report.json")));
        assertThat(json.path("questions").valueStream().map(q -> q.path("verdict").stringValue()))
                .containsExactly("right", "wrong", "refused", "false");
        assertThat(json.path("questions").get(1).path("why").stringValue())
                .startsWith("Wrong: the citations cover 0.00 of what was wanted, half is needed.");
        assertThat(Files.readAllLines(run.resolve("results.jsonl"))).hasSize(4);
    }

    @Test
    void aRunThatBrokeOffGoesOnAndEndsWithTheSameBytes() throws IOException {
        Path whole = folder.resolve("whole/run");
        Path broken = folder.resolve("broken/run");
        evaluate(FirstSentence.class, "--run", whole.toString());
        // Two of its four replies are there, with their times, and a third is cut off.
        Files.createDirectories(broken);
        Files.copy(whole.resolve("run.json"), broken.resolve("run.json"));
        List<String> lines = Files.readAllLines(whole.resolve("results.jsonl"));
        Files.writeString(
                broken.resolve("results.jsonl"),
                lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 20));
        evaluate(FirstSentence.class, "--run", broken.toString());
        assertThat(console.err()).contains("2 of 4 questions were asked before");
        assertThat(withoutTimes(broken)).isEqualTo(withoutTimes(whole));
        // What is whole is not asked again: an engine that knows nothing makes the same reports.
        byte[] page = Files.readAllBytes(whole.resolve("report.html"));
        byte[] json = Files.readAllBytes(whole.resolve("report.json"));
        evaluate(Mute.class, "--run", whole.toString());
        assertThat(whole.resolve("report.html")).hasBinaryContent(page);
        assertThat(whole.resolve("report.json")).hasBinaryContent(json);
    }

    @Test
    void aRunOfOtherQuestionsIsRefused() throws IOException {
        Path run = folder.resolve("run");
        evaluate(FirstSentence.class, "--run", run.toString());
        Files.writeString(questions, SQUAD.formatted("").replace("sold", "bought"));
        assertThat(evaluate(FirstSentence.class, "--run", run.toString())).isEqualTo(2);
        assertThat(console.err()).contains("was begun with another questions (set.json, sha256:");
    }

    @Test
    void twoRunsAreComparedQuestionByQuestion() throws IOException {
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        evaluate(Mute.class, "--run", before.toString());
        evaluate(FirstSentence.class, "--run", after.toString(), "--compare", before.toString());
        assertThat(Files.readString(after.resolve("report.html")))
                .contains("Against before", "1 questions got better, 1 worse, 1 others")
                .contains("href=\"#q-a\"");
        assertThat(evaluate(Mute.class, "--compare", before.toString())).isEqualTo(2);
        assertThat(console.err()).contains("--compare needs --run");
        assertThat(evaluate(Mute.class, "--run", "x", "--compare", folder.toString())).isEqualTo(2);
        assertThat(console.err()).contains("name the folder of a run that was finished");
    }

    @Test
    void brokenQuestionsAreToldCountedAndLeftOut() throws IOException {
        Path run = folder.resolve("run");
        Files.writeString(
                questions,
                SQUAD.formatted(
                        """
                        {"id": "a", "question": "Again?", "is_impossible": true, "answers": []},
                        {"id": "e", "question": "Where?", "answers": []},\
                        """));
        assertThat(evaluate(FirstSentence.class, "--run", run.toString())).isEqualTo(4);
        assertThat(console.out())
                .contains(
                        "the data has 2 faults",
                        "qas[3].id 'a' is the same as of data[0].paragraphs[0].qas[0]",
                        "qas[4].answers must have an answer, is empty",
                        "answerable 2: right 0.500");
        assertThat(Files.readString(run.resolve("report.html"))).contains("The data has 2 faults");
    }

    @Test
    void goldThatIsInNoSourceIsToldAndTheOthersAreAsked() throws IOException {
        Files.writeString(
                questions,
                """
                - id: x
                  question: Mill-1 built when?
                  gold: [{source: mill, excerpt: It was built in 1904.}]
                - {id: y, question: "Whose is it?", answerable: false}
                """);
        int exit = evaluate(OneFolder.class);
        assertThat(exit).as(console.err()).isEqualTo(4);
        assertThat(console.out())
                .contains("question x, field gold[0]: its gold excerpt of 'mill' (21 characters)")
                .contains("answerable 0: right n/a")
                .doesNotContain("1904");
    }

    @Test
    void retrievalIsMeasuredInTheOrderInWhichAnswersLookAtIt() {
        // The only passage is fourth where twelve are wanted, and first where a hundred are.
        assertThat(evaluate(Searching.class)).isZero();
        assertThat(console.out())
                .containsPattern("recall@1 +0\\.000 ")
                .containsPattern("MRR +0\\.250 ");
    }

    @Test
    void aSplitOfWhatHasNoneIsRefused() {
        assertThat(evaluate(FirstSentence.class, "--split", "dev")).isEqualTo(2);
        assertThat(console.err()).contains("--split 'dev' is of a BEIR folder, but", "is squad");
    }

    @Test
    void whatIsTooLongToBeAskedOrCheckedIsToldAndLeftOut() throws IOException {
        Files.writeString(
                questions,
                """
                - {id: x, question: "Whose is it, %s?", answerable: false}
                - {id: y, question: "Whose is it?", answerable: false}
                """
                        .formatted("really, ".repeat(300)));
        Path claims =
                Files.writeString(
                        folder.resolve("claims.jsonl"),
                        """
                        {"id": "z", "question": "q", "kind": "k", "faithful": true, "claim": "%s.", "excerpts": [{"source": "mill", "excerpt": "It grinds rye."}]}
                        """
                                .formatted("w".repeat(20_000)));
        int exit = evaluate(OneFolder.class, "--claims", claims.toString());
        assertThat(exit).as(console.err()).isEqualTo(4);
        assertThat(console.out())
                .contains("unanswerable 1: false answers 0.000")
                .contains("claim z has 20001 characters, at most 20000 are read; shorten it")
                .contains("question x has 2414 characters, at most 2000 are read; shorten it");
    }

    @Test
    void whereNothingCanBeUsedTheFaultsAreTold() throws IOException {
        Files.writeString(questions, "{\"id\": 7}\n{\n");
        assertThat(evaluate(FirstSentence.class)).isEqualTo(2);
        assertThat(console.err())
                .contains("line 1, field answerable must be true or false, is missing")
                .contains("line 2 is not JSON")
                .contains("holds no question that can be used");
    }

    @Test
    void linesThatAreHeldAreQuietAndBrokenOnesNameTheQuestionsThatChanged() {
        Path lines = folder.resolve("lines.json");
        evaluate(FirstSentence.class, "--draw", lines.toString());
        assertThat(evaluate(FirstSentence.class, "--lines", lines.toString())).isZero();
        assertThat(console.out()).doesNotContain("changed");
        assertThat(evaluate(Mute.class, "--lines", lines.toString())).isEqualTo(1);
        assertThat(console.out())
                .contains(
                        "right is 0.000, its line is 0.450 or more",
                        "3 questions changed:",
                        "  a: was right, is over_refused. Refused, though the sources answer it.")
                .contains("  d: was false, is refused. Rightly refused");
    }

    private static String withoutTimes(Path run) throws IOException {
        return Files.readString(run.resolve("report.json"))
                        .replaceAll("\"milliseconds\":[0-9.E-]+", "")
                        .replaceAll("\\{[^{}]*\"name\":\"p\\d+ ms\"[^{}]*}", "")
                + Files.readString(run.resolve("results.jsonl"))
                        .replaceAll("\"nanoseconds\":\\d+", "");
    }

    private int evaluate(Class<?> engine, String... more) {
        return console.run(
                engine,
                Stream.concat(
                                Stream.of("evaluate", "--questions", questions.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    static class FirstSentence {

        @Bean
        Chat chat(Corpus corpus) {
            return new Chat(
                    (question, history) -> question,
                    text -> text,
                    answerer(corpus),
                    () -> Samples.PROVENANCE);
        }

        @Bean
        Corpus folder() {
            throw new AppException(ErrorCode.CORPUS_INVALID, "the folder is not to be read");
        }

        private static Answerer answerer(Corpus corpus) {
            return (question, progress) -> {
                String id = question.text().split(" ", 2)[0];
                return corpus.find(id).map(FirstSentence::answer).orElseGet(Mute::refusal);
            };
        }

        private static Reply answer(Source source) {
            Span sentence = new Span(0, source.text().indexOf('.') + 1);
            String quote = source.slice(sentence);
            return new Reply.Answer(
                    quote,
                    List.of(new Claim(quote, List.of(0), new Support(0.9))),
                    List.of(
                            new Citation(
                                    source.id(), "t", null, "sha256:0", sentence, quote, null)),
                    List.of(),
                    Samples.PROVENANCE);
        }
    }

    static class Mute {

        @Bean
        Chat chat(Corpus corpus) {
            return new Chat(
                    (question, history) -> question,
                    text -> text,
                    (question, progress) -> refusal(),
                    () -> Samples.PROVENANCE);
        }

        private static Reply refusal() {
            return new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "No.", Samples.PROVENANCE);
        }
    }

    static class Searching extends Mute {

        @Bean
        Retriever retriever(Corpus corpus) {
            return (question, k, among) -> {
                Source mill = corpus.sources().getFirst();
                List<Hit> others =
                        IntStream.range(0, 3).mapToObj(i -> hit(mill, new Span(i, i + 1))).toList();
                Hit all = hit(mill, new Span(0, mill.text().length()));
                return k > 50
                        ? List.of(all)
                        : Stream.concat(others.stream(), Stream.of(all)).toList();
            };
        }

        private static Hit hit(Source source, Span span) {
            return new Hit(
                    new Passage(
                            source.id() + span.end(),
                            source.id(),
                            source.revision(),
                            span,
                            source.slice(span),
                            List.of(span),
                            ""),
                    1,
                    new Hit.Signals(1, 1, 1, 1));
        }
    }

    static class OneFolder extends Mute {

        @Bean
        Corpus corpus() {
            return Samples.corpus("The mill was built in 1804.");
        }
    }
}
