package dev.sourcebound.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.QuestionSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A server whose index is in a cluster replies what one with its index inside does, word for word:
/// all questions of a labelled set, follow-ups and such that are refused among them, with the
/// models that are shipped. Beyond the build, those of all labelled sets, of an index of three
/// shards; `-Dscaleout.sets=campus,opera` asks those of some.
class SameAnswersTest {

    private static final Path SETS = Path.of("embeddings", "reader", "data");
    private static final String QUESTIONS = "questions.jsonl";

    /// What somebody who asked is shown.
    private record Shown(
            String question,
            String text,
            List<String> claims,
            List<Citation> citations,
            Help help) {

        static Shown of(Chat chat, LabelledQuestion question) {
            var replied =
                    chat.ask(
                            new ChatRequest(question.question(), question.history(), Set.of()),
                            Progress.NONE);
            return switch (replied.reply()) {
                case Reply.Answer answer ->
                        new Shown(
                                replied.standaloneQuestion(),
                                answer.text(),
                                answer.claims().stream().map(Claim::text).toList(),
                                answer.citations(),
                                Help.NONE);
                case Reply.Refusal refusal ->
                        new Shown(
                                replied.standaloneQuestion(),
                                refusal.reason() + " " + refusal.text(),
                                List.of(),
                                List.of(),
                                refusal.help());
            };
        }
    }

    @Test
    void aClusterChangesNoAnswer() {
        compare(SETS.resolve("corpora").resolve("clinic"), 1);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("scale-out")
    void norOneFromOtherDocumentsInSeveralShards(Path set) {
        compare(set, 3);
    }

    static List<Path> norOneFromOtherDocumentsInSeveralShards() throws IOException {
        List<String> asked =
                Stream.of(System.getProperty("scaleout.sets", "").split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .toList();
        try (Stream<Path> files = Files.find(SETS, 3, (file, _) -> file.endsWith(QUESTIONS))) {
            return files.map(Path::getParent)
                    .filter(set -> asked.isEmpty() || asked.contains(set.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void compare(Path set, int shards) {
        String urls =
                OpenSearchNodes.one().urls().stream()
                        .map(URI::toString)
                        .collect(Collectors.joining(","));
        try (ConfigurableApplicationContext here = start(set);
                ConfigurableApplicationContext there =
                        start(
                                set,
                                "--sourcebound.index.opensearch.urls=" + urls,
                                "--sourcebound.index.opensearch.name=same-%s-%d"
                                        .formatted(set.getFileName(), shards),
                                "--sourcebound.index.opensearch.shards=" + shards,
                                // One node has no place for a copy.
                                "--sourcebound.index.opensearch.replicas=0",
                                "--sourcebound.index.opensearch.search-timeout=20s")) {
            int cited = 0;
            List<LabelledQuestion> questions = QuestionSet.read(set.resolve(QUESTIONS)).questions();
            for (LabelledQuestion question : questions) {
                Shown expected = Shown.of(here.getBean(Chat.class), question);
                assertThat(Shown.of(there.getBean(Chat.class), question))
                        .as(question.id())
                        .isEqualTo(expected);
                cited += expected.citations().size();
            }
            assertThat(cited).isGreaterThan(questions.size() / 3);
        }
    }

    private static ConfigurableApplicationContext start(Path set, String... index) {
        return new SpringApplicationBuilder(SourceboundApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(
                        "logging.level.root=warn",
                        "sourcebound.answer.cache-size=0B",
                        "sourcebound.corpus.folder=" + set.resolve("docs"))
                .run(index);
    }
}
