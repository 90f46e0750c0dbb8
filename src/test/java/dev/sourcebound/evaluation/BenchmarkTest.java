package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Retriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/// What is measured and shown; no figure of time is expected.
class BenchmarkTest {

    private static final BenchmarkTexts TEXTS =
            new BenchmarkTexts(Samples.corpus("One two three four."), List.of("Who is it?"));

    @Test
    void bothEmbeddersAreGivenTheSameTextsEachOnce() {
        List<String> ours = Collections.synchronizedList(new ArrayList<>());
        List<String> theirs = Collections.synchronizedList(new ArrayList<>());

        EmbeddingRace race = EmbeddingRace.run(2, Duration.ZERO, TEXTS, ours::add, theirs::add);

        // Three rounds at least, and one before that is not counted, each of 16 texts per caller.
        assertThat(race.rounds()).isEqualTo(3);
        assertThat(ours).hasSize((1 + 3) * 2 * 16).doesNotHaveDuplicates();
        assertThat(theirs).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void whoEmbedsFirstAlternates() {
        List<String> turns = new ArrayList<>();
        EmbeddingRace.run(
                1,
                Duration.ZERO,
                TEXTS,
                text -> turn(turns, "ours"),
                text -> turn(turns, "theirs"));
        // Rounds: ours theirs, ours theirs, theirs ours, ours theirs.
        assertThat(turns).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs");
    }

    @Test
    void eachClientAsksAtLeastOnce() {
        AtomicInteger asked = new AtomicInteger();
        AnswerLoad load =
                AnswerLoad.measure(
                        5, Duration.ZERO, TEXTS::question, question -> asked.incrementAndGet());
        assertThat(load.clients()).isEqualTo(5);
        assertThat(load.answers()).isEqualTo(5).isEqualTo(asked.get());
    }

    @Test
    void showsEveryFigureWithItsUnitAndWritesTheSame(@TempDir Path folder) throws IOException {
        Console console = new Console();
        Path json = folder.resolve("figures.json");

        int exit =
                console.run(Engine.class, "benchmark", "--seconds", "1", "--json", json.toString());

        assertThat(console.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(console.out())
                .contains("1 sources of 42 characters; questions: made from the documents")
                .containsPattern("answers +per second +p50 ms +p99 ms")
                .containsPattern("one client( +\\d+\\.\\d){3} +\\d+")
                .containsPattern("8 clients( +\\d+\\.\\d){3} +\\d+")
                .containsPattern(
                        "of an answer, one client: reader run 0\\.00 times, embedder 0\\.00 times, together 0\\.0 ms; all else takes 0\\.0 % of that; \\d+ KiB")
                .containsPattern("passages retrieved +\\d+\\.\\d\\d +\\d+\\.\\d %")
                .containsPattern("texts embedded per second +Sourcebound +LangChain4j +ratio")
                .containsPattern("one caller( +\\d+\\.\\d){2} +\\d+\\.\\d\\d +\\d+")
                .containsPattern("time to ready: \\d+\\.\\d\\d s \\(this process")
                .contains("first answer of a server that is ready: not available")
                .contains("resident memory of a server when ready: not available");
        JsonNode figures = Json.MAPPER.readTree(Files.readString(json));
        assertThat(figures.at("/machine/cores").intValue())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(figures.at("/speeds/loads/1/clients").intValue()).isEqualTo(8);
        assertThat(figures.at("/speeds/races/0/ratio").doubleValue()).isPositive();
        assertThat(figures.at("/secondsToReady").size()).isEqualTo(1);
    }

    /// Adds a name where it is not the last one's turn still.
    private static void turn(List<String> turns, String name) {
        if (turns.isEmpty() || !turns.getLast().equals(name)) {
            turns.add(name);
        }
    }

    static class Engine {

        @Bean
        Corpus corpus() {
            return Samples.corpus("The mill was built in 1804. It grinds rye.");
        }

        @Bean
        Chat chat() {
            return new Chat(
                    (question, history) -> question,
                    text -> text,
                    (question, progress) ->
                            new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "No.", Samples.PROVENANCE),
                    () -> Samples.PROVENANCE);
        }

        @Bean
        Retriever retriever() {
            return (question, k, sources) -> List.of();
        }

        @Bean
        PassageReader reader() {
            return new PassageReader() {
                @Override
                public List<Reading> read(String question, List<Passage> passages) {
                    return List.of();
                }

                @Override
                public String label() {
                    return "none";
                }
            };
        }

        @Bean
        Embedder embedder() {
            return new Embedder() {
                @Override
                public EmbeddedText embedText(String text, Role role) {
                    float[] vector = new float[384];
                    vector[0] = 1;
                    return new EmbeddedText(vector, TokenVectors.NONE);
                }

                @Override
                public EmbedderFingerprint fingerprint() {
                    return new EmbedderFingerprint("fake", "0123456789abcdef", 384, 512);
                }
            };
        }
    }
}
