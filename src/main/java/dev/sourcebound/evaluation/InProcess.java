package dev.sourcebound.evaluation;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.corpus.Corpus;
import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/// Asks the engine in this process. Owns the context.
final class InProcess implements Respondent {

    private final ConfigurableApplicationContext context;
    private final Chat chat;
    private final SourceTexts texts;

    InProcess(ConfigurableApplicationContext context) {
        this.context = context;
        this.chat = context.getBean(Chat.class);
        this.texts = SourceTexts.of(context.getBean(Corpus.class));
    }

    @Override
    public Observation ask(LabelledQuestion question) {
        ChatReply reply =
                chat.ask(
                        new ChatRequest(question.question(), question.history(), Set.of()),
                        Answerer.Progress.NONE);
        String canonical = Json.canonical(reply);
        return switch (reply.reply()) {
            case Reply.Answer answer ->
                    new Observation(
                            true,
                            answer.text(),
                            answer.citations().stream().map(InProcess::quote).toList(),
                            null,
                            reply.standaloneQuestion(),
                            canonical);
            case Reply.Refusal refusal ->
                    new Observation(
                            false,
                            refusal.text(),
                            List.of(),
                            refusal.reason().slug(),
                            reply.standaloneQuestion(),
                            canonical);
        };
    }

    @Override
    public SourceTexts texts() {
        return texts;
    }

    @Override
    public void close() {
        context.close();
    }

    private static Quote quote(Citation citation) {
        return new Quote(
                citation.sourceId(),
                citation.span().start(),
                citation.span().end(),
                citation.quote());
    }
}
