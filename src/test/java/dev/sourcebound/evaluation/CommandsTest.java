package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.reading.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

class CommandsTest {

    private static final String TEXT = "The mill was built in 1804. It grinds rye.";

    private final Console console = new Console();
    @TempDir private Path folder;
    private Path questions;

    @BeforeEach
    void questions() throws IOException {
        questions =
                Files.writeString(
                        folder.resolve("questions.jsonl"),
                        """
                        {"id":"m1","kind":"direct_fact","question":"When was the mill built?","history":[],"answerable":true,"gold":[{"source":"017","excerpt":"The mill was built in 1804."}],"any_of":false,"answer":"1804","must_contain":[["1804"]],"note":""}
                        {"id":"m2","kind":"unanswerable","question":"Who owns it?","history":[],"answerable":false,"gold":[],"any_of":false,"answer":null,"must_contain":[],"note":""}
                        """);
    }

    @Test
    void settingsAloneStartTheServer() {
        assertThat(Commands.isCommand()).isFalse();
        assertThat(Commands.isCommand("--server.port=8081", "--debug")).isFalse();
        assertThat(Commands.isCommand("--server.port=8081", "evaluate")).isTrue();
        assertThat(Commands.isCommand("--help")).isTrue();
    }

    @Test
    void helpListsEveryCommandWithItsOptions() {
        for (String word : List.of("help", "--help", "-h")) {
            assertThat(console.run(Engine.class, word)).isZero();
        }
        assertThat(console.out()).contains("evaluate", "--questions FILE", "benchmark");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void anUnknownCommandListsTheCommands() {
        assertThat(console.run(Engine.class, "evalute", "--questions", "x")).isEqualTo(2);
        assertThat(console.err()).contains("evaluate", "there is no command 'evalute'");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void evaluatesInThisProcess() {
        assertThat(console.run(Engine.class, evaluate())).isZero();
        assertThat(console.out())
                .contains("answerable 1: right 1.000,", "misquoted 0,", "balanced 1.000");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void endsWithOneWhereBalancedIsLessThanAskedFor() {
        assertThat(console.run(Engine.class, evaluate("--min", "1"))).isZero();
        assertThat(console.run(Silent.class, evaluate("--min", "0.5"))).isZero();
        assertThat(console.run(Silent.class, evaluate("--min", "0.51"))).isEqualTo(1);
    }

    @Test
    void endsWithOneWhereAQuoteIsNotVerbatim() {
        assertThat(console.run(Lying.class, evaluate())).isEqualTo(1);
        assertThat(console.out()).contains("misquoted 1");
    }

    @Test
    void endsWithOneWhereAReplyDiffersOnAsking() {
        assertThat(console.run(Wavering.class, evaluate("--repeat", "2", "--clients", "2")))
                .isEqualTo(1);
        assertThat(console.out())
                .contains("round 2, clients 2: 1 of 2 replies differ: m1")
                .doesNotContain("identical");
    }

    @Test
    void passesTheCorpusAndOtherSettingsOn() {
        int exit =
                console.run(
                        NamedFolder.class, evaluate("--corpus", "docs/here", "--server.port=7"));
        assertThat(exit).isEqualTo(2);
        assertThat(console.err()).isEqualTo("sourcebound: no folder docs/here and port 7\n");
    }

    @Test
    void tellsABadArgumentInOneLine() {
        assertThat(console.run(Engine.class, "evaluate")).isEqualTo(2);
        assertThat(console.run(Engine.class, evaluate("--clients", "8"))).isEqualTo(2);
        assertThat(console.run(Engine.class, evaluate("--url", "not an address"))).isEqualTo(2);
        assertThat(console.err().lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .isEqualTo("sourcebound: --questions FILE is needed"),
                        line -> assertThat(line).contains("--clients 8 needs --repeat 2 or more"),
                        line -> assertThat(line).contains("--url must be an address"));
    }

    @Test
    void tellsASettingThatCannotBeRead() {
        assertThat(console.run(Numbered.class, evaluate("--mill.stones=two"))).isEqualTo(2);
        assertThat(console.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("mill", "For input string: \"two\""));
    }

    @Test
    void tellsADefectWithItsTrace() {
        assertThat(console.run(Broken.class, evaluate())).isEqualTo(3);
        assertThat(console.err()).contains("java.lang.IllegalStateException: broken", "\tat ");
    }

    private String[] evaluate(String... more) {
        return Stream.concat(
                        Stream.of("evaluate", "--questions", questions.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    private static Reply answer(String quote) {
        Citation citation =
                new Citation("mill", "The mill", null, "sha256:0", new Span(0, 27), quote, null);
        return new Reply.Answer(
                quote,
                List.of(new Claim(quote, List.of(0), new Support(0.9))),
                List.of(citation),
                List.of(),
                Samples.PROVENANCE);
    }

    private static Reply refusal() {
        return new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "They do not say.", Samples.PROVENANCE);
    }

    private static Chat chat(Answerer answerer) {
        return new Chat(
                (question, history) -> question, text -> text, answerer, () -> Samples.PROVENANCE);
    }

    private static boolean asksForTheYear(Question question) {
        return question.text().startsWith("When");
    }

    static class Engine {

        @Bean
        Chat chat() {
            return CommandsTest.chat((question, progress) ->
                    asksForTheYear(question) ? answer("The mill was built in 1804.") : refusal());
        }

        @Bean
        Corpus corpus() {
            return Samples.corpus(TEXT);
        }

        /// A part of the web edge, which no command may need.
        @Bean
        Object edge() {
            throw new IllegalStateException("there is no server");
        }
    }

    static class Silent {

        @Bean
        Chat chat() {
            return CommandsTest.chat((question, progress) -> refusal());
        }

        @Bean
        Corpus corpus() {
            return Samples.corpus(TEXT);
        }
    }

    static class Lying {

        @Bean
        Chat chat() {
            return CommandsTest.chat((question, progress) ->
                    asksForTheYear(question) ? answer("The mill was built in 1904.") : refusal());
        }

        @Bean
        Corpus corpus() {
            return Samples.corpus(TEXT);
        }
    }

    static class Wavering {

        private final AtomicInteger asked = new AtomicInteger();

        @Bean
        Chat chat() {
            return CommandsTest.chat((question, progress) ->
                    asksForTheYear(question) && asked.getAndIncrement() == 0
                            ? answer("The mill was built in 1804.")
                            : refusal());
        }

        @Bean
        Corpus corpus() {
            return Samples.corpus(TEXT);
        }
    }

    static class NamedFolder {

        @Bean
        Chat chat(
                @Value("${sourcebound.corpus.folder}") String folder,
                @Value("${server.port:0}") int port) {
            throw new AppException(
                    ErrorCode.CORPUS_INVALID, "no folder %s and port %d".formatted(folder, port));
        }
    }

    static class Broken {

        @Bean
        Chat chat() {
            throw new IllegalStateException("broken");
        }
    }

    static class Mill {

        private int stones;

        public int getStones() {
            return stones;
        }

        public void setStones(int stones) {
            this.stones = stones;
        }
    }

    @EnableConfigurationProperties
    static class Numbered {

        @Bean
        @ConfigurationProperties("mill")
        Mill mill() {
            return new Mill();
        }

        @Bean
        Chat chat(Mill mill) {
            return CommandsTest.chat((question, progress) -> refusal());
        }
    }
}
