package dev.sourcebound.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.llm.ModelCalls.Admission;
import dev.sourcebound.llm.ModelCalls.Call;
import dev.sourcebound.llm.ModelCalls.Tokens;
import dev.sourcebound.llm.ModelStream.Event;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The language model as LangChain4j's parts take it: one call, one text, within a deadline and all
/// that [ModelCalls] keeps. Blocking; for one question, on one thread.
final class AnsweringModel implements ChatModel {

    private final ModelCalls calls;
    private final LlmSettings settings;
    private final Duration deadline;
    private final Caller caller;
    private @Nullable Usage usage;

    /// It brought no text.
    static final class Silent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Silent(Fallback reason) {
            super(reason.slug());
        }
    }

    /// @param deadline for one call, `> 0`
    /// @param caller whose budget its calls go to
    AnsweringModel(ModelCalls calls, LlmSettings settings, Duration deadline, Caller caller) {
        this.calls = calls;
        this.settings = settings;
        this.deadline = deadline;
        this.caller = caller;
    }

    /// What the last call took; null where there was none.
    @Nullable Usage usage() {
        return usage;
    }

    /// @throws Silent where it brings no text in time
    @Override
    public ChatResponse doChat(ChatRequest request) {
        if (!calls.enter()) {
            throw new Silent(Fallback.MODEL_BUSY);
        }
        try {
            return switch (calls.begin(request, new TextParser(), caller)) {
                case Admission.Refused refused -> throw new Silent(refused.fallback());
                case Admission.Admitted admitted -> {
                    try (Call call = admitted.call()) {
                        yield ChatResponse.builder().aiMessage(AiMessage.from(text(call))).build();
                    }
                }
            };
        } finally {
            calls.leave();
        }
    }

    private String text(Call call) {
        long end = System.nanoTime() + deadline.toNanos();
        String text = "";
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Event event =
                    call.stream().next(settings.firstByteTimeout(), settings.idleTimeout(), left);
            switch (event) {
                case null -> throw failed(call, ModelFault.LATE);
                case Event.Writing _ -> {}
                case Event.Claimed whole -> text = whole.claim().text();
                case Event.Failed failed -> throw failed(call, failed.fault());
                case Event.Ended ended -> {
                    ended(call, null, ended.tokens());
                    return text;
                }
            }
        }
    }

    private Silent failed(Call call, ModelFault fault) {
        ended(call, fault, null);
        return new Silent(fault.fallback());
    }

    private void ended(Call call, @Nullable ModelFault fault, @Nullable TokenUsage counted) {
        Tokens took = call.end(fault, counted);
        Double cost = settings.cost(took.input(), took.output());
        usage = new Usage(1, took.input(), took.output(), null, cost);
    }
}
