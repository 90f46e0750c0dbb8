package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.embedding.OnnxEmbedder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// What a question costs about passages that nobody has asked about since the start.
class KeptTokensServedTest {

    private static final String QUESTION = "When was the lighthouse built?";

    /// Of the documents together.
    private static final int PASSAGES = 2;

    @TempDir Path index;

    @Test
    void noPassageIsReadAgainThatAnIndexOnDiskHolds() {
        String atFirst = reply(false).answer();
        Asked without = reply(false);
        reply(true);
        Asked with = reply(true);
        assertThat(with.runs()).isEqualTo(without.runs() - PASSAGES);
        assertThat(List.of(without.answer(), with.answer())).containsOnly(atFirst);
    }

    private record Asked(String answer, long runs) {}

    private Asked reply(boolean tokens) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Workbench workbench = new Workbench(SourceboundApplication.class, nowhere, nowhere);
        List<String> settings =
                List.of(
                        "--sourcebound.corpus.folder=src/test/resources/testing/harbour",
                        "--sourcebound.index.path=" + index,
                        "--sourcebound.index.tokens=" + tokens);
        try (ConfigurableApplicationContext context = workbench.start(settings)) {
            Chat chat = context.getBean(Chat.class);
            OnnxEmbedder model = context.getBean(OnnxEmbedder.class);
            long before = model.runs();
            String answer =
                    chat.ask(new ChatRequest(QUESTION, List.of(), Set.of()), Answerer.Progress.NONE)
                            .reply()
                            .toString();
            return new Asked(answer, model.runs() - before);
        }
    }
}
