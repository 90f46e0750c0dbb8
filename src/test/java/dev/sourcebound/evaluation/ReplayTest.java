package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import dev.sourcebound.watch.Server;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Decisions of a real server, and what the commands make of them afterwards.
@Timeout(300)
class ReplayTest {

    private static final String ANSWERED = "How long is the border with Russia?";
    private static final String REFUSED = "What was the turnout in November 2022?";

    @TempDir private static Path folder;
    private static JsonNode answer;
    private static JsonNode refusal;

    private final Console console = new Console();

    @BeforeAll
    static void serve() throws Exception {
        try (Server server =
                Server.start(
                        List.of(),
                        "--sourcebound.decision.folder=" + folder,
                        "--sourcebound.suggestion.questions=20")) {
            answer = server.ask(ANSWERED);
            refusal = refusedWithSuggestions(server);
            assertThat(say(server, answer, "{\"verdict\": \"right\"}").statusCode()).isEqualTo(200);
            assertThat(say(server, refusal, "{\"verdict\": \"wrong\"}").statusCode())
                    .isEqualTo(200);
            assertThat(say(server, refusal, "{\"verdict\": \"right\"}").body())
                    .contains("\"verdict\":\"right\"");
            JsonNode third = server.ask("Who signed the agreement?");
            assertThat(say(server, third, "{\"verdict\": \"wrong\"}").statusCode()).isEqualTo(200);
            assertThat(
                            server.post("/v1/answers/unknown/feedback", "{\"verdict\": \"right\"}")
                                    .statusCode())
                    .isEqualTo(404);
            assertThat(say(server, answer, "{\"verdict\": \"good\"}").statusCode()).isEqualTo(400);
            assertThat(
                            say(
                                            server,
                                            answer,
                                            """
                                            {"verdict": "wrong", "excerpts":
                                              [{"source": "kazakhstan-mediator", "excerpt": "Not a word."}]}
                                            """)
                                    .body())
                    .contains("does not stand in the source word for word");
        }
    }

    @Test
    void anAnswerIsExplainedAndDecidedAgainToTheSameBytes() {
        assertThat(replay(answer)).isZero();
        assertThat(console.out())
                .contains("support needed: 0.", "a claim of ", ": passed", "so it was answered: ")
                .contains("decided again: the same, all ");
    }

    @Test
    void aRefusalIsToo() {
        assertThat(replay(refusal)).isZero();
        assertThat(console.out())
                .contains("(too little)", "so it was refused: not_answered", "the same, all ");
    }

    @Test
    void otherSettingsAreToldFromADefect() {
        assertThat(replay(answer, "--sourcebound.answer.max-false-answer-rate=0.001")).isEqualTo(1);
        assertThat(console.out()).contains("corpus, models or settings are not those of sha256:");
    }

    @Test
    void nothingThatIsShownMovesTheCursor() {
        assertThat(Replay.shown("Who?\u001B[2J\u009B \uD83D\uDE00 ok\n"))
                .isEqualTo("Who?\uFFFD[2J\uFFFD \uD83D\uDE00 ok\uFFFD");
    }

    @Test
    void aReplyThatIsNotKeptIsToldSo() {
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "replay",
                                "--decisions",
                                folder.toString(),
                                "--id",
                                "none"))
                .isEqualTo(2);
        assertThat(console.err()).contains("there is no decision on the reply 'none'");
    }

    @Test
    void whatWasSaidBecomesLabelledQuestions() throws Exception {
        Path set = folder.resolve("labelled.jsonl");
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "feedback",
                                "--decisions",
                                folder.toString(),
                                "--out",
                                set.toString()))
                .isEqualTo(4);
        assertThat(console.out()).contains("2 labelled questions");
        List<LabelledQuestion> questions = QuestionSet.read(set).questions();
        assertThat(questions)
                .extracting(LabelledQuestion::question)
                .containsExactly(ANSWERED, REFUSED);
        assertThat(questions.getFirst().answerable()).isTrue();
        assertThat(questions.getFirst().gold().getFirst().excerpt())
                .isEqualTo(answer.at("/citations/0/quote").asString());
        assertThat(questions.getLast().answerable()).isFalse();
    }

    @Test
    void whatIsKeptIsForItsOwnerOnly() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith("s.jsonl")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
        }
    }

    /// A command finds no questions to offer: what a server offers must not count.
    private static JsonNode refusedWithSuggestions(Server server) throws Exception {
        JsonNode reply = server.ask(REFUSED);
        while (reply.at("/refusal/suggestions").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(200);
            reply = server.ask(REFUSED);
        }
        return reply;
    }

    private int replay(JsonNode reply, String... settings) {
        return console.run(
                SourceboundApplication.class,
                Stream.concat(
                                Stream.of(
                                        "replay",
                                        "--decisions",
                                        folder.toString(),
                                        "--id",
                                        reply.get("id").asString()),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static HttpResponse<String> say(Server server, JsonNode reply, String body)
            throws Exception {
        return server.post("/v1/answers/" + reply.get("id").asString() + "/feedback", body);
    }
}
