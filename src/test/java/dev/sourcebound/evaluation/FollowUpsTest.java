package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.chat.EllipsisFollowUp;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;

/// Two documents; the one that a question names comes first, and else the bridge.
class FollowUpsTest {

    @TempDir Path folder;
    private final Console console = new Console();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                """
                {"_id": "mill", "title": "", "text": "The mill was built in 1804."}
                {"_id": "bridge", "title": "", "text": "The bridge was built in 1820."}
                """);
        Files.writeString(
                folder.resolve("queries.jsonl"),
                """
                {"_id": "c<::>1", "text": "|user|: When was the bridge built?"}
                {"_id": "c<::>2", "text": "|user|: Who built the mill?"}
                """);
        Files.writeString(
                folder.resolve("qrels/test.tsv"),
                "query-id\tcorpus-id\tscore\nc<::>1\tbridge\t1\nc<::>2\tmill\t1\n");
        Files.writeString(
                folder.resolve("tasks.jsonl"),
                """
                {"task_id": "c<::>1", "input": [{"speaker": "user", "text": "When was the bridge built?"}]}
                {"task_id": "c<::>2", "input": [{"speaker": "user", "text": "When was the mill built?"}, {"speaker": "agent", "text": "In 1804."}, {"speaker": "user", "text": "And who built it?"}]}
                """);
    }

    @Test
    void tellsHowMuchOfWhatARewriteWinsIsWonWithoutIt() throws IOException {
        Path out = folder.resolve("out.jsonl");
        int exit = run(folder.resolve("tasks.jsonl"), "--out", out.toString());

        assertThat(console.err()).isEmpty();
        assertThat(exit).isZero();
        // As asked: the bridge right at rank 1, the mill at rank 2: nDCG (1 + 1/log2(3)) / 2 =
        // .815.
        assertThat(console.out())
                .containsPattern("as asked +2 +1\\.000 +- +0\\.815 +0\\.00")
                .containsPattern("as understood +2 +1\\.000 +- +1\\.000 +1\\.00")
                .containsPattern("rewritten by a human +2 +1\\.000 +- +1\\.000 +1\\.00")
                .containsPattern("a human has left as they are:\n  as asked +1 ")
                .contains("found unclear: 0 of 2");
        assertThat(Files.readAllLines(out))
                .hasSize(2)
                .last()
                .asString()
                .contains("the mill built: And who built it?");
    }

    @Test
    void aTaskThatCannotBeUsedIsToldAndLeftOut() throws IOException {
        Path tasks = folder.resolve("broken.jsonl");
        Files.writeString(
                tasks,
                """
                {"task_id": "c<::>1", "input": [{"speaker": "user", "text": "When was the bridge built?"}]}
                {"task_id": "c<::>2", "input": [{"speaker": "agent", "text": "In 1804."}]}
                """);
        assertThat(run(tasks)).isEqualTo(4);
        assertThat(console.out()).contains("must end with what the user asks");
    }

    @Test
    void conversationsOfAnotherSetAreRefused() throws IOException {
        Path tasks = folder.resolve("other.jsonl");
        Files.writeString(
                tasks,
                "{\"task_id\": \"x\", \"input\": [{\"speaker\": \"user\", \"text\": \"When?\"}]}\n");
        assertThat(run(tasks)).isEqualTo(2);
        assertThat(console.err()).contains("give the two of one set");
    }

    private int run(Path tasks, String... more) {
        return console.run(
                Engine.class,
                Stream.concat(
                                Stream.of(
                                        "follow-ups",
                                        "--questions",
                                        folder.toString(),
                                        "--conversations",
                                        tasks.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    static class Engine {

        @Bean
        FollowUp followUp() {
            return new EllipsisFollowUp();
        }

        @Bean
        Retriever retriever(Corpus corpus) {
            return (question, k, sources) ->
                    question.contains("mill")
                            ? List.of(hit(corpus, "mill"), hit(corpus, "bridge"))
                            : List.of(hit(corpus, "bridge"), hit(corpus, "mill"));
        }

        private static Hit hit(Corpus corpus, String id) {
            Source source = corpus.find(id).orElseThrow();
            Span all = new Span(0, source.text().length());
            return new Hit(
                    new Passage(
                            id + "#0", id, source.revision(), all, source.text(), List.of(all), ""),
                    1,
                    new Hit.Signals(1, 1, 1, 1));
        }
    }
}
