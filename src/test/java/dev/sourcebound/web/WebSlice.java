package dev.sourcebound.web;

import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import dev.sourcebound.answer.ClaimCheck;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.Conversations;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.Retriever;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/// The HTTP edge on a port of its own, with nothing real behind it: no folder that operators could
/// change. Not a configuration that a scan finds, so that no other test gets these beans.
@EnableAutoConfiguration
@ComponentScan(
        basePackageClasses = WebConfiguration.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.sourcebound\\.web\\.Operator.*"))
public class WebSlice {

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

    /// One that cannot be forgotten.
    static final String LOST_CONVERSATION = "conversation-that-is-lost";

    @Bean
    static Corpus corpus() {
        return Samples.corpus();
    }

    @Bean
    static SourceLink sourceLink() {
        return SourceLink.ROOT;
    }

    @Bean
    static ScriptedAnswerer answerer() {
        return new ScriptedAnswerer();
    }

    /// Writes what was said before into a question.
    @Bean
    static Chat chat(ScriptedAnswerer answerer) {
        return new Chat(
                (question, history) ->
                        history.isEmpty()
                                ? question
                                : "%s (after %s)"
                                        .formatted(
                                                question,
                                                history.stream().map(WebSlice::said).toList()),
                text -> text,
                answerer,
                () -> Samples.PROVENANCE);
    }

    private static String said(Turn turn) {
        return "Turn[role=%s, content=%s]".formatted(turn.role(), turn.content());
    }

    @Bean
    static Conversations conversations(Chat chat) {
        return new Conversations(chat, new ScriptedMemory(), 3);
    }

    /// Loses one conversation.
    private static final class ScriptedMemory extends InMemoryChatMemoryStore {

        @Override
        public void deleteMessages(Object id) {
            if (id.equals(LOST_CONVERSATION)) {
                throw new AppException(ErrorCode.STORE_FAILED, "The disk is full.");
            }
            super.deleteMessages(id);
        }
    }

    @Bean
    static Retriever retriever() {
        return (question, k, sources) -> {
            if (question.equals("too early")) {
                throw new AppException(ErrorCode.STARTING, "The index is being made.");
            }
            boolean lacking = sources.equals(Set.of("mühle"));
            boolean none = lacking && (k == 1 || question.equals("Dogs ride free."));
            return none ? List.of() : List.of(Samples.hit());
        };
    }

    @Bean
    static ClaimCheck claimCheck(Corpus corpus, Retriever retriever) {
        return new ClaimCheck(
                corpus,
                new PlainWords(),
                retriever,
                new ScriptedJudge(),
                Samples.PROVENANCE,
                new SimpleMeterRegistry());
    }

    /// Every run of letters and digits is a word.
    private static final class PlainWords implements Vocabulary {

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

        @Override
        public List<Word> words(String text) {
            return WORD.matcher(text)
                    .results()
                    .map(m -> new Word(m.group(), new Span(m.start(), m.end())))
                    .toList();
        }

        @Override
        public double rarity(String term) {
            return 1;
        }
    }
}
