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
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A server whose index is in a cluster replies what one with its index inside does, word for word:
/// all questions of a labelled set, follow-ups and such that are refused among them, with the
/// models that are shipped. Beyond the build, those of another one.
class SameAnswersTest {

    private static final Path SETS = Path.of("embeddings", "reader", "data", "corpora");

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
        compare("clinic");
    }

    @Test
    @Tag("scale-out")
    void norOneFromOtherDocuments() {
        compare("campus");
    }

    private static void compare(String set) {
        String urls =
                OpenSearchNodes.one().urls().stream()
                        .map(URI::toString)
                        .collect(Collectors.joining(","));
        try (ConfigurableApplicationContext here = start(set);
                ConfigurableApplicationContext there =
                        start(
                                set,
                                "--sourcebound.index.opensearch.urls=" + urls,
                                "--sourcebound.index.opensearch.name=same-" + set,
                                // One node has no place for a copy.
                                "--sourcebound.index.opensearch.replicas=0",
                                "--sourcebound.index.opensearch.search-timeout=20s")) {
            int cited = 0;
            for (LabelledQuestion question :
                    QuestionSet.read(SETS.resolve(set).resolve("questions.jsonl")).questions()) {
                Shown expected = Shown.of(here.getBean(Chat.class), question);
                assertThat(Shown.of(there.getBean(Chat.class), question))
                        .as(question.id())
                        .isEqualTo(expected);
                cited += expected.citations().size();
            }
            assertThat(cited).isGreaterThan(40);
        }
    }

    private static ConfigurableApplicationContext start(String set, String... index) {
        return new SpringApplicationBuilder(SourceboundApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(
                        "logging.level.root=warn",
                        "sourcebound.answer.cache-size=0B",
                        "sourcebound.corpus.folder=" + SETS.resolve(set).resolve("docs"))
                .run(index);
    }
}
