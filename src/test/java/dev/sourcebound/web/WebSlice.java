package dev.sourcebound.web;

import dev.sourcebound.chat.Chat;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.Retriever;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/// The HTTP edge on a port of its own, with nothing real behind it. Not a configuration that a scan
/// finds, so that no other test gets these beans.
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = WebConfiguration.class)
class WebSlice {

    /// A test of the HTTP edge. All share one server: two workers, one waiting, short waits.
    @Retention(RetentionPolicy.RUNTIME)
    @AutoConfigureWebTestClient(timeout = "30s")
    @SpringBootTest(
            classes = WebSlice.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "sourcebound.web.workers=2",
                "sourcebound.web.queue=1",
                "sourcebound.web.read-timeout=2s"
            })
    @interface Test {}

    @Bean
    static Corpus corpus() {
        return Samples.corpus();
    }

    @Bean
    static ScriptedAnswerer answerer() {
        return new ScriptedAnswerer();
    }

    /// Writes the number of turns into a question that asks for them.
    @Bean
    static Chat chat(ScriptedAnswerer answerer) {
        return new Chat(
                (question, history) ->
                        history.isEmpty() ? question : "%s (after %s)".formatted(question, history),
                answerer);
    }

    @Bean
    static Retriever retriever() {
        return (question, k, sources) -> {
            if (question.equals("too early")) {
                throw new AppException(ErrorCode.STARTING, "The index is being made.");
            }
            return k == 1 && sources.equals(Set.of("mühle")) ? List.of() : List.of(Samples.hit());
        };
    }
}
