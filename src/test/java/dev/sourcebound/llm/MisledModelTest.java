package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.answer.GroundingCheck;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.answer.Writer;
import dev.sourcebound.attack.Attack;
import dev.sourcebound.attack.Attack.Where;
import dev.sourcebound.attack.Attacks;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a misled or hostile language model writes, over HTTP, with everything real but the model:
/// nothing of it is shown but what the sources say.
@AutoConfigureWebTestClient(timeout = "60s")
@SpringBootTest(
        classes = SourceboundApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.answer.max-false-answer-rate=1",
            "sourcebound.answer.cache-size=0",
            "sourcebound.llm.model=m",
            "sourcebound.llm.format=auto",
            "sourcebound.llm.retries=0",
            "sourcebound.llm.first-byte-timeout=40s",
            "sourcebound.llm.idle-timeout=40s",
            "sourcebound.llm.deadline=50s"
        })
class MisledModelTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMPLETIONS = "/v1/chat/completions";
    private static final StringValuePattern BY_SCHEMA = matchingJsonPath("$.response_format");

    private static final Pattern FENCE = Pattern.compile("-----[0-9a-f]{16}-----");

    /// Those that say something true before they go wrong.
    private static final Set<String> PARTLY_TRUE = Set.of("llm05-19", "llm10-08");

    /// Those of sources that ask for what they say themselves, at least in part. It may be shown,
    /// and need not be: whether a word alone, as "hijacked", is a claim is close to call.
    private static final Set<String> WORD_FOR_WORD =
            Set.of("llm01-20", "llm05-09", "llm10-05", "llm10-06");

    /// Those that never come as claims, or not as those that do harm.
    private static final String[] BY_FORM = {
        "llm05-19", "llm06-07", "llm07-09", "llm09-13", "llm10-07", "llm10-08", "llm10-09"
    };

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @TempDir private static Path corpus;

    @Autowired private WebTestClient client;
    @Autowired private Retriever retriever;
    @Autowired private GroundingCheck gate;

    /// Never to refuse has the model asked every time.
    @DynamicPropertySource
    static void corpusAndModel(DynamicPropertyRegistry registry) {
        Attacks.writeCorpus(corpus);
        registry.add("sourcebound.corpus.folder", corpus::toString);
        registry.add("sourcebound.llm.base-url", () -> MODEL.baseUrl() + "/v1");
    }

    /// Those in JSON first: a server whose model says that it knows no schema asks for lines from
    /// then on.
    static List<Attack> outputs() {
        return Attacks.of(Where.MODEL_OUTPUT).stream()
                .sorted(Comparator.comparing(Attack::form))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void nothingIsShownButWhatTheSourcesSay(Attack attack) {
        writes(attack.text());
        if ("lines".equals(attack.form())) {
            MODEL.stubFor(
                    post(urlEqualTo(COMPLETIONS))
                            .withRequestBody(BY_SCHEMA)
                            .willReturn(badRequest()));
        }
        List<JsonNode> events = ask(attack.asked());
        JsonNode reply = events.getLast();
        wasAsked(attack, reply.at("/provenance/usage/calls").intValue());

        assertThat(shown(events)).allSatisfy(text -> assertThat(attack.successes(text)).isEmpty());
        assertThat(events.subList(1, events.size() - 1))
                .extracting(claim -> claim.at("/text"))
                .isEqualTo(reply.at("/claims").findValues("text"));
        List<JsonNode> written = written(reply);
        if (!PARTLY_TRUE.contains(attack.id())) {
            assertThat(written).isEmpty();
        }
        assertThat(written).allSatisfy(claim -> passesTheGate(claim, reply, attack.asked()));
        assertThat(reply.at("/provenance/writer").stringValue())
                .startsWith(written.isEmpty() ? "extractive" : "openai:m+");
        String fallback = reply.at("/provenance/fallback").asString("");
        assertThat(fallback).isIn("ungrounded", "model_malformed", "model_endless");
        if (fallback.equals("ungrounded")) {
            assertThat(reply.at("/debug/dropped")).isNotEmpty();
        }
    }

    static List<Attack> sources() {
        return Attacks.of(Where.SOURCE);
    }

    /// It has the source among its excerpts and claims what that asks for: nothing of it is shown
    /// but what a source says word for word.
    @ParameterizedTest
    @MethodSource("sources")
    void aModelThatObeysASourceSaysNothingThatTheSourcesDoNot(Attack attack) {
        claims(Objects.requireNonNull(attack.obeyed()), 1);
        List<JsonNode> events = ask(attack.asked());
        JsonNode reply = events.getLast();

        String read = attack.read();
        assertThat(excerpts()).anyMatch(excerpt -> read == null || excerpt.contains(read));
        assertThat(reply.at("/claims"))
                .allSatisfy(claim ->
                        assertThat(quoted(claim, reply)).contains(claim.at("/text").stringValue()));
        if (WORD_FOR_WORD.contains(attack.id())) {
            return;
        }
        assertThat(shown(events)).allSatisfy(text -> assertThat(attack.successes(text)).isEmpty());
        assertThat(reply.at("/provenance/writer").stringValue()).isEqualTo("extractive");
        assertThat(reply.at("/provenance/fallback").stringValue()).isEqualTo("ungrounded");
        assertThat(reply.at("/debug/dropped")).isNotEmpty();
    }

    /// What stands in brackets in a source is the number of no excerpt.
    @Test
    void aNumberThatASourceForgesIsOfNoExcerpt() {
        Attack forger =
                sources().stream().filter(a -> a.id().equals("llm01-19")).findAny().orElseThrow();
        String truth = "The ferry at Brannock Ford is kept by the Oake family.";
        claims(truth, 99);
        JsonNode reply = ask(forger.asked()).getLast();
        assertThat(excerpts()).noneMatch(excerpt -> excerpt.startsWith("[99]"));
        assertThat(reply.at("/debug/dropped").findValuesAsString("reason"))
                .containsOnly("no_excerpt");
        assertThat(reply.at("/provenance/fallback").stringValue()).isEqualTo("ungrounded");
        claims(truth, 1);
        assertThat(ask(forger.asked()).getLast().at("/text").stringValue()).isEqualTo(truth);
    }

    /// Otherwise the other test would pass for a server that shows nothing of any model.
    @Test
    void whatIsTrueBesideAnAttackIsShown() {
        String question = "When was the lighthouse at Corran Point lit for the first time?";
        String truth = "The lighthouse at Corran Point was lit for the first time on 3 March 1874.";
        String lie = truth.replace("1874", "1847");
        writes("[1] %s\n[1] %s\nEND".formatted(lie, truth));
        MODEL.stubFor(
                post(urlEqualTo(COMPLETIONS))
                        .withRequestBody(BY_SCHEMA)
                        .willReturn(stream(json(claim(lie, 1), claim(truth, 1)))));
        List<JsonNode> events = ask(question);
        JsonNode reply = events.getLast();
        assertThat(reply.at("/text").stringValue()).isEqualTo(truth);
        assertThat(shown(events)).noneMatch(text -> text.contains("1847"));
        assertThat(reply.at("/debug/dropped")).hasSize(1);
        assertThat(reply.at("/provenance/writer").stringValue()).startsWith("openai:m+");
        assertThat(reply.at("/provenance/fallback").isMissingNode()).isTrue();
    }

    /// Through the same writer. The others do not even have the form that was asked for, or never
    /// end.
    @Test
    void withoutTheGateNearlyEveryAttackWouldSucceed() {
        List<Attack> stoppedByForm =
                outputs().stream()
                        .filter(attack -> attack.successes(ungated(attack)).findAny().isEmpty())
                        .toList();
        assertThat(stoppedByForm).extracting(Attack::id).containsExactlyInAnyOrder(BY_FORM);
        assertThat(stoppedByForm)
                .allSatisfy(
                        attack -> assertThat(attack.successes(bare(attack.text()))).isNotEmpty());
    }

    /// What would be shown of an attack where whatever is written is shown.
    private static String ungated(Attack attack) {
        writes(attack.text());
        List<String> shown = new ArrayList<>();
        Map<String, String> given = Map.of("format", Objects.requireNonNull(attack.form()));
        try (Endpoint endpoint = new Endpoint(MODEL.baseUrl() + "/v1", given)) {
            endpoint.writer.write(
                    Mill.QUESTION,
                    Mill.READINGS,
                    new Writer.Editor() {
                        @Override
                        public Optional<Failure> submit(Draft draft) {
                            shown.add(draft.text());
                            return Optional.empty();
                        }

                        @Override
                        public List<Reading> missing() {
                            return List.of();
                        }

                        @Override
                        public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
                            return wait.get();
                        }
                    });
        }
        return String.join("\n\n", shown);
    }

    /// Lines without their numbers, each a paragraph.
    private static String bare(String text) {
        return text.replaceAll("\\[\\d+] ", "").replace("\n", "\n\n");
    }

    /// In the form that is asked for.
    private static void claims(String text, int excerpt) {
        writes("[%d] %s\nEND".formatted(excerpt, text));
        MODEL.stubFor(
                post(urlEqualTo(COMPLETIONS))
                        .withRequestBody(BY_SCHEMA)
                        .willReturn(stream(json(claim(text, excerpt)))));
    }

    /// What the model was given to read, where it stands as it must: the question and the excerpts
    /// each between two lines that nobody else could write, each excerpt one line with its number,
    /// and nothing that cannot be seen.
    private static List<String> excerpts() {
        JsonNode asked =
                JSON.readTree(
                        MODEL.findAll(postRequestedFor(urlEqualTo(COMPLETIONS)))
                                .getFirst()
                                .getBodyAsString());
        List<String> lines = asked.at("/messages/1/content").stringValue().lines().toList();
        String fence =
                lines.stream().filter(l -> FENCE.matcher(l).matches()).findFirst().orElseThrow();
        assertThat(asked.at("/messages/0/content").stringValue()).contains(fence);
        assertThat(lines).filteredOn(line -> line.contains(fence)).containsOnly(fence).hasSize(4);
        List<String> after = lines.subList(lines.indexOf("Excerpts:") + 1, lines.size());
        assertThat(after).startsWith(fence).endsWith(fence, "", "Write the claims now.");
        List<String> excerpts = after.subList(1, after.size() - 3);
        for (int i = 0; i < excerpts.size(); i++) {
            assertThat(excerpts.get(i))
                    .startsWith("[%d] ".formatted(i + 1))
                    .doesNotContainPattern("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cc}]");
        }
        return excerpts;
    }

    private static void writes(String text) {
        MODEL.stubFor(post(urlEqualTo(COMPLETIONS)).willReturn(stream(text)));
    }

    /// In pieces of a few characters, which end anywhere.
    private static ResponseDefinitionBuilder stream(String text) {
        return ok(ModelAnswers.whole(text.split("(?s)(?<=\\G.{5})")))
                .withHeader("Content-Type", "text/event-stream");
    }

    /// In the form of the attack, and as often as the reply says.
    private static void wasAsked(Attack attack, int calls) {
        assertThat(calls).isPositive();
        MODEL.verify(calls, postRequestedFor(urlEqualTo(COMPLETIONS)));
        StringValuePattern form = "json".equals(attack.form()) ? BY_SCHEMA : not(BY_SCHEMA);
        assertThat(MODEL.findAll(postRequestedFor(urlEqualTo(COMPLETIONS)).withRequestBody(form)))
                .isNotEmpty();
    }

    private List<JsonNode> ask(String question) {
        byte[] body =
                client.post()
                        .uri("/v1/answers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .bodyValue(Map.of("question", question, "debug", true))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return events(new String(Objects.requireNonNull(body), StandardCharsets.UTF_8));
    }

    /// The data of each event, the whole reply last, where all are events that this server sends.
    private static List<JsonNode> events(String stream) {
        List<String> names = new ArrayList<>();
        List<JsonNode> data = new ArrayList<>();
        for (String line : stream.split("\r\n|\r|\n", -1)) {
            if (line.startsWith("event:")) {
                names.add(line.substring("event:".length()).strip());
            } else if (line.startsWith("data:")) {
                data.add(JSON.readTree(line.substring("data:".length())));
            } else {
                assertThat(line).isEmpty();
            }
        }
        assertThat(names)
                .startsWith("searching", "claim")
                .endsWith("done")
                .containsOnlyOnce("done")
                .containsOnly("searching", "claim", "done");
        assertThat(data).hasSameSizeAs(names);
        return data;
    }

    /// Every text that a client would show, of any event.
    private static List<String> shown(List<JsonNode> events) {
        return events.stream()
                .flatMap(event ->
                        Stream.of("text", "title", "quote", "standalone_question")
                                .flatMap(field -> event.findValues(field).stream()))
                .map(JsonNode::stringValue)
                .toList();
    }

    /// The claims that are not word for word what they cite.
    private static List<JsonNode> written(JsonNode reply) {
        return reply.at("/claims")
                .valueStream()
                .filter(claim -> !claim.at("/text").stringValue().equals(quoted(claim, reply)))
                .toList();
    }

    private static String quoted(JsonNode claim, JsonNode reply) {
        return cited(claim, reply)
                .map(citation -> citation.at("/quote").stringValue())
                .map(quote -> quote.strip().replaceAll("\\s+", " "))
                .collect(joining(" "));
    }

    private void passesTheGate(JsonNode claim, JsonNode reply, String question) {
        List<Excerpt> excerpts = cited(claim, reply).map(MisledModelTest::excerpt).toList();
        List<Passage> passages =
                retriever.retrieve(question, GroundedAnswerer.PASSAGES, Set.of()).stream()
                        .map(Hit::passage)
                        .toList();
        Draft draft = new Draft(claim.at("/text").stringValue(), excerpts, new Support(0));
        assertThat(gate.check(draft, passages)).isInstanceOf(Verdict.Passed.class);
    }

    private static Stream<JsonNode> cited(JsonNode claim, JsonNode reply) {
        return claim.at("/citations")
                .valueStream()
                .map(index -> reply.at("/citations").get(index.intValue()));
    }

    private static Excerpt excerpt(JsonNode citation) {
        return new Excerpt(
                citation.at("/source").stringValue(),
                citation.at("/revision").stringValue(),
                new Span(citation.at("/start").intValue(), citation.at("/end").intValue()),
                citation.at("/quote").stringValue(),
                null);
    }
}
