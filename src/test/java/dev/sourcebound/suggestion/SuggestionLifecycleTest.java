package dev.sourcebound.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Suggestions;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.corpus.ChangingCorpus;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.language.Languages;
import dev.sourcebound.reading.Support;
import dev.sourcebound.watch.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class SuggestionLifecycleTest {

    private final Corpus corpus = new Corpus(List.of());
    private final Suggestions suggestions = new Suggestions();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void changesThatComeTogetherAreLookedAtOnce() throws Exception {
        SuggestionLifecycle lifecycle = lifecycle(Duration.ofSeconds(1));
        lifecycle.run(new DefaultApplicationArguments());
        await(() -> looks.get() == 2);
        Source bell = source("bell", "The bell was cast in 1931.");
        ChangingCorpus.become(corpus, List.of(bell));
        ChangingCorpus.become(corpus, List.of(bell, source("ship", "The ship sank in 1950.")));
        Source annis = source("annis", "The Annis Grey was built in 1994.");
        ChangingCorpus.become(corpus, List.of(bell, annis));
        await(() -> suggestions.known().size() == 2);
        assertThat(looks).hasValue(3);
        assertThat(asked).doesNotHaveDuplicates();

        ChangingCorpus.become(
                corpus, List.of(bell, source("annis", "The Annis Grey was built in 2001.")));
        await(() -> isKnown(s -> s.revision().contains("2001")));
        assertThat(suggestions.known())
                .extracting(Suggestion::sourceId)
                .containsExactly("annis", "bell");
        assertThat(Collections.frequency(asked, "When was the bell cast?")).isOne();
        lifecycle.destroy();
    }

    @Test
    void itEndsWithTheServerWhateverItDoes() throws Exception {
        SuggestionLifecycle lifecycle = lifecycle(Duration.ofHours(1));
        lifecycle.run(new DefaultApplicationArguments());
        await(() -> looks.get() == 2);
        lifecycle.destroy();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("suggestions"));
    }

    /// The whole server, begun without a document.
    @Test
    void whatIsAddedAndWhatIsChangedIsOfferedWithoutARestart(@TempDir Path home) throws Exception {
        Path harbour = Files.createDirectory(home.resolve("harbour"));
        Path other = Files.createDirectory(home.resolve("other"));
        try (Server server =
                Server.start(
                        List.of(),
                        "--sourcebound.suggestion.questions=20",
                        "--sourcebound.corpus.folder=" + harbour,
                        "--sourcebound.corpus.watch-interval=100ms",
                        "--sourcebound.collections.other.corpus.folder=" + other)) {
            Files.writeString(harbour.resolve("ships.txt"), "The Annis Grey was built in 1994.");
            Files.writeString(other.resolve("bells.txt"), "The great bell was cast in 1931.");
            awaitOffer(server, "/v1/answers", "When was the Annis Grey built?");
            awaitOffer(server, "/v1/collections/other/answers", "When was the great bell cast?");
            Files.writeString(
                    harbour.resolve("ships.txt"), "The harbour chapel was destroyed in 1702.");
            awaitOffer(server, "/v1/answers", "When was the harbour chapel destroyed?");
        }
    }

    private static void awaitOffer(Server server, String path, String question) throws Exception {
        List<String> offered = List.of();
        while (!offered.equals(List.of(question))) {
            Thread.sleep(100);
            JsonNode reply =
                    new JsonMapper()
                            .readTree(
                                    server.post(path, "{\"question\": \"Who sells oranges?\"}")
                                            .body());
            offered =
                    reply.at("/refusal/suggestions").valueStream().map(JsonNode::asString).toList();
        }
    }

    private boolean isKnown(Predicate<Suggestion> wanted) {
        return suggestions.known().stream().anyMatch(wanted);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(10);
        }
    }

    private SuggestionLifecycle lifecycle(Duration quiet) {
        SuggestionFinder finder =
                new SuggestionFinder(
                        new Languages(corpus), this::answer, 100, Duration.ofMinutes(1));
        return new SuggestionLifecycle(
                corpus,
                suggestions,
                finder,
                null,
                () -> "look " + looks.incrementAndGet(),
                new Turn(),
                quiet);
    }

    /// With the whole of the source that shares a name with the question.
    private Reply answer(Question question, Answerer.Progress progress) {
        asked.add(question.text());
        String id = question.text().contains("bell") ? "bell" : "annis";
        String text = corpus.find(id).orElseThrow().text();
        Span span = new Span(0, text.length());
        Citation citation = new Citation(id, id, null, "r", span, text, null);
        Claim claim = new Claim(text, List.of(0), new Support(0.9));
        return new Reply.Answer(
                text,
                List.of(claim),
                List.of(citation),
                List.of(),
                new Provenance("e", "r", "w", "f"));
    }

    private static Source source(String id, String text) {
        return new Source(id, id, false, null, null, null, null, text, "sha256:" + text);
    }
}
