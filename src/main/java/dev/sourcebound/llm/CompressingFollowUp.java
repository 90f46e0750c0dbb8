package dev.sourcebound.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.transformer.CompressingQueryTransformer;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.chat.Understood;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a language model put a question and what was said before into one, by LangChain4j's
/// [CompressingQueryTransformer] with a prompt of ours. Whatever goes wrong, the question stays as
/// it is. Blocking; thread-safe.
final class CompressingFollowUp implements FollowUp {

    private static final Logger log = LoggerFactory.getLogger(CompressingFollowUp.class);

    private final ModelPrompts prompts;
    private final Function<Caller, AnsweringModel> model;

    /// @param model one for each question, whose calls count for a caller
    CompressingFollowUp(ModelPrompts prompts, Function<Caller, AnsweringModel> model) {
        this.prompts = prompts;
        this.model = model;
    }

    @Override
    public String standalone(String question, List<Turn> history) {
        return understand(question, history, Set.of(), Progress.NONE).best();
    }

    @Override
    public Understood understand(
            String question, List<Turn> history, Set<String> sources, Progress progress) {
        String seen = NumberedExcerpts.seen(question);
        if (history.isEmpty() || seen.isEmpty()) {
            return new Understood.Clear(question);
        }
        AnsweringModel asked = model.apply(progress.caller());
        String rewritten = rewritten(query(seen, history), asked).orElse(question);
        return new Understood.Clear(rewritten, List.of(), asked.usage());
    }

    private Optional<String> rewritten(Query query, AnsweringModel asked) {
        QueryTransformer transformer = new CompressingQueryTransformer(asked, prompts.standalone());
        try {
            return transformer.transform(query).stream()
                    .map(rewritten -> rewritten.text().strip())
                    .filter(text -> !text.isEmpty() && text.length() <= Question.MAX_LENGTH)
                    .findFirst();
        } catch (AnsweringModel.Silent silent) {
            log.info("The language model rewrote no question: {}", silent.getMessage());
            return Optional.empty();
        }
    }

    private static Query query(String question, List<Turn> history) {
        List<ChatMessage> before =
                history.stream().flatMap(turn -> message(turn).stream()).toList();
        return Query.from(question, Metadata.from(UserMessage.from(question), "question", before));
    }

    /// Empty where nothing of it can be seen.
    private static Optional<ChatMessage> message(Turn turn) {
        String seen = NumberedExcerpts.seen(turn.content());
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (turn.role()) {
                    case USER -> UserMessage.from(seen);
                    case ASSISTANT -> AiMessage.from(seen);
                });
    }
}
