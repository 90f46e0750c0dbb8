package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static dev.sourcebound.llm.ModelAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundingCheck;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.watch.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model that lies leaves in a reply, over HTTP, with the real gate and its trained judge:
/// of each kind of labelled claim every tenth, or every one with `-Dlying.every=1`; a table of
/// kinds is left in `target/lying-model.txt`. In place of retrieval and reader stands [Given],
/// which finds the sentences that the claim cites, so that these are the excerpts that the model is
/// given.
@Timeout(600)
class LyingModelTest {

    private static final Path CLAIMS = Path.of("src/test/resources/claims");
    private static final int EVERY = Integer.getInteger("lying.every", 10);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROW = "%-26s%8s%8s%8s%8s";

    /// By kind, of all corpora.
    private static final Map<String, Count> COUNTS = new TreeMap<>();

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    /// A claim over a corpus.
    ///
    /// @param excerpts the pieces that it cites, by source, word for word
    private record Lie(
            String id,
            String question,
            String kind,
            boolean faithful,
            String text,
            List<Piece> excerpts) {}

    private record Piece(String source, String text) {}

    /// What became of claims of a kind.
    ///
    /// @param shown how many stand in the reply
    /// @param alone how many the gate lets through for the excerpts that they cite, and no more
    private record Count(int claims, int shown, int alone) {

        Count plus(Count other) {
            return new Count(claims + other.claims, shown + other.shown, alone + other.alone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ferry", "ledger", "valley", "seeds"})
    void whatTheGateStopsIsNeverShown(String name) throws Exception {
        Path docs = CLAIMS.resolve(name).resolve("docs");
        String folder = Files.exists(docs) ? docs.toString() : "seeds";
        try (Server server =
                Server.start(
                        List.of(Given.class),
                        "--sourcebound.corpus.folder=" + folder,
                        "--sourcebound.answer.max-false-answer-rate=1",
                        "--sourcebound.answer.cache-size=0",
                        "--sourcebound.llm.base-url=" + MODEL.baseUrl() + "/v1",
                        "--sourcebound.llm.model=m",
                        "--sourcebound.llm.format=json",
                        "--sourcebound.llm.first-byte-timeout=40s",
                        "--sourcebound.llm.idle-timeout=40s",
                        "--sourcebound.llm.deadline=50s")) {
            Given given = server.bean(Given.class);
            GroundingCheck gate = server.bean(GroundingCheck.class);
            for (Lie lie : sample(name)) {
                List<Reading> readings = given.give(lie);
                // A heading is no sentence: of one nothing is read, and no model is asked.
                boolean shown = !readings.isEmpty() && isShown(server, gate, lie, readings);
                boolean alone = passes(gate, lie.text(), given.cited(lie), readings);
                Count count = new Count(1, shown ? 1 : 0, alone ? 1 : 0);
                COUNTS.merge(
                        (lie.faithful() ? "faithful " : "false ") + lie.kind(), count, Count::plus);
            }
        }
    }

    @AfterAll
    static void report() throws IOException {
        Stream<String> kinds =
                COUNTS.entrySet().stream().map(each -> row(each.getKey(), each.getValue()));
        Files.write(
                Path.of("target/lying-model.txt"),
                Stream.concat(
                                Stream.of(
                                        ROW.formatted(
                                                "kind", "claims", "shown", "blocked", "alone")),
                                kinds)
                        .toList());
    }

    private static String row(String kind, Count count) {
        return ROW.formatted(
                kind, count.claims(), count.shown(), count.claims() - count.shown(), count.alone());
    }

    /// Asks, with the model claiming this, and holds the reply against the gate.
    private static boolean isShown(
            Server server, GroundingCheck gate, Lie lie, List<Reading> readings) throws Exception {
        NumberedExcerpts numbered = new NumberedExcerpts(readings);
        List<Integer> numbers =
                IntStream.iterate(1, i -> i + 1)
                        .takeWhile(i -> !numbered.at(i).isEmpty())
                        .boxed()
                        .toList();
        String answer = json(claim(lie.text(), numbers.toArray(Integer[]::new)));
        MODEL.resetRequests();
        MODEL.stubFor(
                post(anyUrl())
                        .willReturn(
                                ok(whole(answer)).withHeader("Content-Type", "text/event-stream")));
        JsonNode reply = server.ask(lie.question());
        String request = MODEL.findAll(postRequestedFor(anyUrl())).getFirst().getBodyAsString();
        assertThat(JSON.readTree(request).at("/messages/1/content").asString())
                .as(lie.id())
                .contains(numbered.text());

        List<Excerpt> cited =
                numbers.stream().flatMap(number -> numbered.at(number).stream()).toList();
        List<String> said = Sentences.textsOf(lie.text());
        List<String> passed =
                said.stream().filter(text -> passes(gate, text, cited, readings)).toList();
        List<String> claims =
                reply.at("/claims").valueStream().map(c -> c.at("/text").asString()).toList();
        assertThat(said.stream().filter(claims::contains)).as(lie.id()).isEqualTo(passed);
        assertThat(said)
                .as(lie.id())
                .allSatisfy(text ->
                        assertThat(reply.at("/text").asString().contains(text))
                                .isEqualTo(passed.contains(text)));
        assertThat(reply.at("/provenance/writer").asString())
                .as(lie.id())
                .startsWith(passed.isEmpty() ? "extractive" : "openai:m+");
        return passed.equals(said);
    }

    private static boolean passes(
            GroundingCheck gate, String text, List<Excerpt> cited, List<Reading> readings) {
        List<Passage> passages = readings.stream().map(Reading::passage).distinct().toList();
        return gate.check(new Draft(text, cited, new Support(0)), passages)
                instanceof Verdict.Passed;
    }

    /// One of so many of the false ones, and of the faithful ones.
    private static List<Lie> sample(String name) throws Exception {
        List<Lie> all =
                Files.readAllLines(CLAIMS.resolve(name).resolve("claims.jsonl")).stream()
                        .map(JSON::readTree)
                        .map(LyingModelTest::lie)
                        .toList();
        return Stream.of(false, true)
                .flatMap(faithful -> {
                    List<Lie> some =
                            all.stream().filter(lie -> lie.faithful() == faithful).toList();
                    return IntStream.range(0, some.size())
                            .filter(i -> i % EVERY == 0)
                            .mapToObj(some::get);
                })
                .toList();
    }

    private static Lie lie(JsonNode line) {
        return new Lie(
                line.at("/id").asString(),
                line.at("/question").asString(),
                line.at("/kind").asString(),
                line.at("/faithful").asBoolean(),
                line.at("/claim").asString(),
                line.at("/excerpts")
                        .valueStream()
                        .map(e ->
                                new Piece(e.at("/source").asString(), e.at("/excerpt").asString()))
                        .toList());
    }

    /// Finds and reads what it is told to.
    static final class Given {

        private final Corpus corpus;
        private volatile List<Reading> readings = List.of();

        Given(Corpus corpus) {
            this.corpus = corpus;
        }

        @Bean
        @Primary
        Retriever givenRetriever() {
            return (_, _, _) ->
                    readings.stream()
                            .map(Reading::passage)
                            .distinct()
                            .map(passage -> new Hit(passage, 1, new Hit.Signals(1, 1, 1, 1)))
                            .toList();
        }

        @Bean
        @Primary
        PassageReader givenReader() {
            return new PassageReader() {
                @Override
                public List<Reading> read(String question, List<Passage> passages) {
                    return readings;
                }

                @Override
                public String label() {
                    return "given";
                }
            };
        }

        /// From now on, each sentence that a claim cites answers, the first one best; as many at
        /// most as in any answer.
        List<Reading> give(Lie lie) {
            List<Reading> found = new ArrayList<>();
            for (Excerpt excerpt : cited(lie)) {
                Source source = corpus.find(excerpt.sourceId()).orElseThrow();
                for (Passage passage : new Chunker().chunk(source)) {
                    passage.sentences().stream()
                            .filter(sentence -> sentence.overlaps(excerpt.span()))
                            .filter(s -> found.stream().noneMatch(r -> isOf(r, source, s)))
                            .forEach(s -> found.add(reading(passage, s, found.size())));
                }
            }
            readings = found.stream().limit(AbstentionPolicy.MOST).toList();
            return readings;
        }

        private static boolean isOf(Reading reading, Source source, Span sentence) {
            return reading.passage().sourceId().equals(source.id())
                    && reading.sentence().equals(sentence);
        }

        private static Reading reading(Passage passage, Span sentence, int before) {
            return new Reading(passage, sentence, null, new Support(0.99 - 0.001 * before));
        }

        /// What a claim cites: the first place of each piece.
        List<Excerpt> cited(Lie lie) {
            return lie.excerpts().stream()
                    .map(piece -> {
                        Source source = corpus.find(piece.source()).orElseThrow();
                        int start = source.text().indexOf(piece.text());
                        return new Excerpt(
                                source.id(),
                                source.revision(),
                                new Span(start, start + piece.text().length()),
                                piece.text(),
                                null);
                    })
                    .toList();
        }
    }
}
