package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.begun;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.done;
import static dev.sourcebound.llm.ModelAnswers.finish;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Written;
import dev.sourcebound.answer.Written.Fallback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerativeWriterTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String TRUE = "In 1810 the mill was built.";
    private static final StringValuePattern BY_SCHEMA = matchingJsonPath("$.response_format");

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final CheckingEditor editor = new CheckingEditor();

    @Test
    void claimsOfASchemaAreReadHoweverTheyAreCut() {
        String answer = json(claim(TRUE, 1), claim("The mill burned down twice.", 1));
        answer(answer.split("(?<=\\G.{3})", -1));
        assertThat(write(Map.of()).fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE, "The mill burned down twice.");
    }

    @Test
    void claimsOfLinesAreReadHoweverTheyAreCut() {
        answer(
                "[1",
                "] In 1810 the mi",
                "ll was built.\n[1]",
                " The mill burned down twice.\nEN",
                "D");
        assertThat(write(Map.of("format", "lines")).fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE, "The mill burned down twice.");
    }

    @Test
    void theModelGetsTheQuestionTheExcerptsAndNothingElse() {
        answer(json(claim(TRUE, 1)));
        write(Map.of());
        MODEL.verify(
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer " + Endpoint.KEY))
                        .withRequestBody(matchingJsonPath("$.messages.size()", equalTo("2")))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.messages[1].content",
                                        containing(
                                                "[1] (under: The mill) The mill was built in 1810. It burned down twice.\n")))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.messages[1].content",
                                        containing("When was the mill built?")))
                        .withRequestBody(matchingJsonPath("$.temperature", equalTo("0.0")))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.response_format.json_schema.strict", equalTo("true"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void anEndpointWithoutSchemasIsAskedForLinesFromThenOn(int status) {
        bySchema(status(status));
        inLines("[1] " + TRUE + "\nEND");
        try (Endpoint endpoint = endpoint(Map.of("format", "auto"))) {
            assertThat(endpoint.write(editor).fallback()).isNull();
            assertThat(endpoint.write(new CheckingEditor()).fallback()).isNull();
        }
        assertThat(editor.shown).containsExactly(TRUE);
        MODEL.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure! The mill was built in 1810.",
                "1810 is when it was built.",
                "[1] In 1810 the mill was built.\nEND",
                "```json\n{\"claims\":[]}\n```",
                "<think>When?</think>\n\nThe mill was built in 1810."
            })
    void anEndpointThatReadsNoSchemaIsAskedForLinesFromThenOn(String prose) {
        bySchema(stream(whole(prose.split("(?s)(?<=\\G.{5})"))));
        inLines("[1] " + TRUE + "\nEND");
        try (Endpoint endpoint = endpoint(Map.of("format", "auto"))) {
            assertThat(endpoint.write(editor).fallback()).isNull();
            assertThat(endpoint.write(new CheckingEditor()).fallback()).isNull();
        }
        assertThat(editor.shown).containsExactly(TRUE);
        MODEL.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    /// Only the answer that went wrong is asked for in lines.
    @Test
    void anEndpointThatHasKeptToASchemaIsAskedByOneAgain() {
        inLines("[1] " + TRUE + "\nEND");
        try (Endpoint endpoint = endpoint(Map.of("format", "auto"))) {
            for (ResponseDefinitionBuilder answer :
                    List.of(
                            stream(whole(json(claim(TRUE, 1)))),
                            stream(whole("Sure! In 1810.")),
                            status(400),
                            stream(whole(json(claim(TRUE, 1)))))) {
                bySchema(answer);
                assertThat(endpoint.write(new CheckingEditor()).fallback()).isNull();
            }
        }
        MODEL.verify(4, postRequestedFor(urlEqualTo(PATH)).withRequestBody(BY_SCHEMA));
        MODEL.verify(2, postRequestedFor(urlEqualTo(PATH)).withRequestBody(not(BY_SCHEMA)));
    }

    static Stream<ResponseDefinitionBuilder> saysNothingOfSchemas() {
        return Stream.of(
                stream(""),
                stream(whole("  ")),
                stream(begun("<think>When was")),
                stream(begun("{\"claims\":[{\"te")),
                stream(begun("{\"cl") + finish("length") + done()),
                stream(whole("{\"answer\":\"1810\"}")),
                status(401),
                status(404),
                status(400).withBody("{\"error\":{\"code\":\"content_filter\"}}"));
    }

    @ParameterizedTest
    @MethodSource("saysNothingOfSchemas")
    void anotherFailureKeepsTheSchema(ResponseDefinitionBuilder failure) {
        try (Endpoint endpoint = endpoint(Map.of("format", "auto"))) {
            bySchema(failure);
            assertThat(endpoint.write(new CheckingEditor()).fallback()).isNotNull();
            bySchema(stream(whole(json(claim(TRUE, 1)))));
            assertThat(endpoint.write(editor).fallback()).isNull();
        }
        assertThat(editor.shown).containsExactly(TRUE);
        MODEL.verify(2, postRequestedFor(urlEqualTo(PATH)).withRequestBody(BY_SCHEMA));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void whatAModelThinksAheadOfItsAnswerIsLeftOut(int length) {
        String pieces = "(?s)(?<=\\G.{%d})".formatted(length);
        String thought =
                "\n<think>\nBurned? <think> {\"claims\": [ </ think>\n[1] It burned.\n</think>\n\n";
        answer((thought + json(claim(TRUE, 1))).split(pieces, -1));
        assertThat(write(Map.of()).fallback()).isNull();
        answer((thought + "[1] The mill burned down twice.\nEND").split(pieces, -1));
        assertThat(write(Map.of("format", "lines")).fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE, "The mill burned down twice.");
        assertThat(editor.dropped).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "json, <think>In 1810?</think>, MODEL_SILENT",
        "lines, <think>In 1810?</think>, MODEL_SILENT",
        "json, <think>In 1810, MODEL_SILENT",
        "json, <thin, MODEL_MALFORMED",
        "lines, <think>When?</think><think>Then!</think>, MODEL_MALFORMED",
        "lines, Well <think>When?</think>, MODEL_MALFORMED"
    })
    void thoughtsAreNoAnswer(String format, String text, Fallback reason) {
        answer(text);
        assertThat(write(Map.of("format", format)).fallback()).isEqualTo(reason);
        assertThat(editor.shown).isEmpty();
    }

    @Test
    void aThoughtWithoutEndIsLeft() {
        answer("<think>" + "more ".repeat(10_000));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.MODEL_ENDLESS);
    }

    @Test
    void whatTheExcerptsDoNotBearOutIsNotShown() {
        answer(
                json(
                        claim("In 1811 the mill was built.", 1),
                        claim(TRUE, 1),
                        claim("The mill was sold.", 1)));
        assertThat(write(Map.of()).fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE);
        assertThat(editor.dropped).containsExactly(Failure.NUMBER_MISSING, Failure.NOT_SUPPORTED);
    }

    @Test
    void aNumberOfNoExcerptMakesAClaimWorthless() {
        answer(json(claim(TRUE, 1, 7), claim(TRUE + " It burned down twice.", 1)));
        write(Map.of());
        assertThat(editor.shown).containsExactly("It burned down twice.");
        assertThat(editor.dropped).contains(Failure.NO_EXCERPT);
    }

    @Test
    void eachSentenceOfAClaimIsCheckedByItself() {
        answer(json(claim(TRUE + " It was sold in 1999.", 1)));
        write(Map.of());
        assertThat(editor.shown).containsExactly(TRUE);
        assertThat(editor.dropped).containsExactly(Failure.NUMBER_MISSING);
    }

    @Test
    void whatIsSaidTwiceIsShownOnce() {
        answer(json(claim(TRUE, 1), claim(TRUE, 1)));
        write(Map.of());
        assertThat(editor.shown).containsExactly(TRUE);
    }

    @Test
    void anAnswerThatLeavesOutTheBestExcerptIsRepairedWithTheReason() {
        MODEL.stubFor(
                asked().inScenario("repair")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(stream(whole(json(claim("In 1811 the mill was built.", 1)))))
                        .willSetStateTo("again"));
        MODEL.stubFor(
                asked().inScenario("repair")
                        .whenScenarioStateIs("again")
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.messages[3].content",
                                        containing(
                                                "\"In 1811 the mill was built.\": it has a number")))
                        .willReturn(stream(whole(json(claim(TRUE, 1))))));
        Written written = write(Map.of());
        assertThat(written.fallback()).isNull();
        assertThat(editor.shown).containsExactly(TRUE);
        assertThat(written.usage()).isNotNull();
        assertThat(written.usage().calls()).isEqualTo(2);
        assertThat(written.usage().inputTokens()).isEqualTo(240);
    }

    @Test
    void anAnswerOfTrueClaimsThatLeavesOutTheBestExcerptIsToldWhichIsNotUsed() {
        repairs("It burned down twice.", 1, "out:\n- excerpt 1 is not used yet\n", TRUE, 1);
        assertThat(write(Map.of()).fallback()).isNull();
        assertThat(editor.shown).containsExactly("It burned down twice.", TRUE);
    }

    @Test
    void aPartOfAQuestionThatIsLeftOutIsRepaired() {
        repairs(TRUE, 1, "out:\n- excerpt 2 is not used yet\n", Mill.OPENED, 2);
        assertThat(ofTwoParts(editorOfTwoParts()).fallback()).isNull();
    }

    @Test
    void aPartOfAQuestionThatIsLeftOutAgainIsLeftToTheExcerpts() {
        answer(json(claim(TRUE, 1)));
        CheckingEditor editor = editorOfTwoParts();
        assertThat(ofTwoParts(editor).fallback()).isEqualTo(Fallback.UNGROUNDED);
        assertThat(editor.missing()).containsExactly(Mill.INN_READING);
        MODEL.verify(2, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void anAnswerThatCannotBeRepairedIsLeftToTheExcerpts() {
        answer(json(claim("In 1811 the mill was built.", 1)));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.UNGROUNDED);
        assertThat(editor.shown).isEmpty();
        MODEL.verify(2, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aModelThatClaimsNothingIsNotAskedAgain() {
        answer(json());
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.MODEL_SILENT);
        MODEL.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void whatItTookIsCountedAndPriced() {
        answer(json(claim(TRUE, 1)));
        Usage usage = write(Map.of("input-price", "2", "output-price", "10")).usage();
        assertThat(usage).isNotNull();
        assertThat(usage.calls()).isEqualTo(1);
        assertThat(usage.inputTokens()).isEqualTo(120);
        assertThat(usage.outputTokens()).isEqualTo(30);
        // (120 * 2 + 30 * 10) / 1,000,000
        assertThat(usage.cost()).isEqualTo(0.00054);
        assertThat(usage.firstClaimMillis()).isNotNull();
    }

    @Test
    void everyCallOfAnAnswerIsInTheFigures() {
        answer(json(claim("In 1811 the mill was built.", 1)));
        try (Endpoint endpoint = endpoint(Map.of("input-price", "2", "output-price", "10"))) {
            assertThat(endpoint.write(editor).fallback()).isEqualTo(Fallback.UNGROUNDED);
            assertThat(endpoint.counted("tokens", "direction", "in")).isEqualTo(240);
            assertThat(endpoint.counted("tokens", "direction", "out")).isEqualTo(60);
            assertThat(endpoint.counted("cost")).isCloseTo(0.00108, within(1e-9));
        }
    }

    @Test
    void withoutPricesNoCostIsCounted() {
        answer(json(claim(TRUE, 1)));
        try (Endpoint endpoint = endpoint(Map.of())) {
            endpoint.write(editor);
            assertThat(endpoint.registry.find("sourcebound.llm.cost").counter()).isNull();
        }
    }

    @Test
    void aDaysTokensEndInExcerpts() {
        answer(json(claim(TRUE, 1)));
        // One answer sets aside some 500 tokens to read and 64 to write, and takes 150.
        Map<String, String> given = Map.of("daily-tokens", "800", "max-output-tokens", "64");
        try (Endpoint endpoint = endpoint(given)) {
            Fallback last = null;
            for (int i = 0; i < 5; i++) {
                last = endpoint.write(new CheckingEditor()).fallback();
            }
            assertThat(last).isEqualTo(Fallback.BUDGET);
            assertThat(endpoint.counted("answers", "fallback", "budget")).isPositive();
        }
    }

    /// The second is asked for while the first is being written.
    @Test
    void anAnswerBeyondThoseThatMayBeWrittenAtOnceIsLeftToTheExcerpts() {
        answer(json(claim(TRUE, 1)));
        try (Endpoint endpoint = endpoint(Map.of("at-once", "1"))) {
            List<Written> meanwhile = new ArrayList<>();
            CheckingEditor first =
                    new CheckingEditor() {
                        @Override
                        public Optional<Failure> submit(Draft draft) {
                            meanwhile.add(endpoint.write(editor));
                            return super.submit(draft);
                        }
                    };
            assertThat(endpoint.write(first).fallback()).isNull();
            assertThat(meanwhile).containsExactly(new Written(Fallback.MODEL_BUSY, null));
            assertThat(editor.shown).isEmpty();
            MODEL.verify(1, postRequestedFor(urlEqualTo(PATH)));
            assertThat(endpoint.counted("answers", "fallback", "model_busy")).isOne();
            assertThat(endpoint.write(editor).fallback()).isNull();
        }
    }

    /// Whether they come as one claim or as many.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenFasterThanItCanBeCheckedEndsAtTheDeadline(boolean asOne) {
        List<String> sentences = new ArrayList<>(List.of(TRUE));
        for (int year = 1901; year <= 1905; year++) {
            sentences.add("It was sold in %d.".formatted(year));
        }
        answer(
                asOne
                        ? json(claim(String.join(" ", sentences), 1))
                        : json(
                                sentences.stream()
                                        .map(text -> claim(text, 1))
                                        .toArray(String[]::new)));
        AtomicInteger checks = new AtomicInteger();
        CheckingEditor slow =
                new CheckingEditor() {
                    @Override
                    public Optional<Failure> submit(Draft draft) {
                        checks.incrementAndGet();
                        pause();
                        return super.submit(draft);
                    }
                };
        try (Endpoint endpoint = endpoint(Map.of("deadline", "3s"))) {
            assertThat(endpoint.write(slow).fallback()).isEqualTo(Fallback.MODEL_TIMEOUT);
        }
        assertThat(slow.shown).containsExactly(TRUE);
        assertThat(checks).hasValueLessThanOrEqualTo(3);
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerThatIsCutOffKeepsWhatWasWhole() {
        MODEL.stubFor(
                asked().willReturn(
                                stream(
                                        begun(
                                                "{\"claims\":["
                                                        + claim(TRUE, 1)
                                                        + ",{\"text\":\"The mill burned"))));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.MODEL_CUT_OFF);
        assertThat(editor.shown).containsExactly(TRUE);
    }

    /// In pieces, or all at once.
    @ParameterizedTest
    @ValueSource(ints = {3, 1_000})
    void whatIsWholeBeforeTheFormIsLeftIsKeptHoweverItIsCut(int length) {
        String pieces = "(?s)(?<=\\G.{%d})".formatted(length);
        answer(("{\"claims\":[" + claim(TRUE, 1) + ",\"more\"]}").split(pieces, -1));
        assertThat(write(Map.of()).fallback()).isEqualTo(Fallback.MODEL_MALFORMED);
        answer(("[1] The mill burned down twice.\nThat is all.\nEND").split(pieces, -1));
        assertThat(write(Map.of("format", "lines")).fallback()).isEqualTo(Fallback.MODEL_MALFORMED);
        assertThat(editor.shown).containsExactly(TRUE, "The mill burned down twice.");
    }

    @Test
    void aLineThatIsCutOffIsNotShown() {
        MODEL.stubFor(
                asked().willReturn(
                                stream(
                                        begun("[1] " + TRUE + "\n[1] The mill burned down")
                                                + finish("length")
                                                + done())));
        assertThat(write(Map.of("format", "lines")).fallback()).isEqualTo(Fallback.MODEL_CUT_OFF);
        assertThat(editor.shown).containsExactly(TRUE);
        assertThat(editor.dropped).isEmpty();
    }

    /// Though the endpoint says that it has ended.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] The mill burned down",
                "[1] The mill burned down twice.",
                "EN",
                "[1] The mill burned down twice. END"
            })
    void linesWithoutTheirEndAreNotWhole(String last) {
        answer("[1] " + TRUE + "\n" + last);
        assertThat(write(Map.of("format", "lines")).fallback()).isEqualTo(Fallback.MODEL_MALFORMED);
        assertThat(editor.shown).containsExactly(TRUE);
        assertThat(editor.dropped).isEmpty();
    }

    private static void bySchema(ResponseDefinitionBuilder answer) {
        MODEL.stubFor(asked().atPriority(1).withRequestBody(BY_SCHEMA).willReturn(answer));
    }

    private static void inLines(String answer) {
        MODEL.stubFor(asked().willReturn(stream(whole(answer))));
    }

    /// Answers with a second claim once it has been told what is missing.
    private static void repairs(String first, int at, String told, String second, int then) {
        answer(json(claim(first, at)));
        MODEL.stubFor(
                asked().atPriority(1)
                        .withRequestBody(
                                matchingJsonPath("$.messages[3].content", containing(told)))
                        .willReturn(stream(whole(json(claim(second, then))))));
    }

    private static CheckingEditor editorOfTwoParts() {
        return new CheckingEditor(List.of(Mill.READINGS.getFirst(), Mill.INN_READING));
    }

    private static Written ofTwoParts(CheckingEditor editor) {
        try (Endpoint endpoint = endpoint(Map.of())) {
            return endpoint.write(editor.missing(), editor);
        }
    }

    private static MappingBuilder asked() {
        return post(urlEqualTo(PATH));
    }

    private static ResponseDefinitionBuilder stream(String body) {
        return ok(body).withHeader("Content-Type", "text/event-stream");
    }

    private static void answer(String... pieces) {
        MODEL.stubFor(asked().willReturn(stream(whole(pieces))));
    }

    private Written write(Map<String, String> given) {
        try (Endpoint endpoint = endpoint(given)) {
            return endpoint.write(editor);
        }
    }

    private static Endpoint endpoint(Map<String, String> given) {
        return new Endpoint(MODEL.baseUrl() + "/v1", given);
    }
}
