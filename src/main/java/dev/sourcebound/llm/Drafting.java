package dev.sourcebound.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import dev.sourcebound.answer.Draft;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Writer.Editor;
import dev.sourcebound.answer.Written;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.llm.ModelCalls.Admission;
import dev.sourcebound.llm.ModelCalls.Call;
import dev.sourcebound.llm.ModelCalls.Tokens;
import dev.sourcebound.llm.ModelPrompts.Dropped;
import dev.sourcebound.llm.ModelStream.Event;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The writing of one answer by a language model: a first attempt, one more where that did not
/// answer the question, and all that may go wrong. One answer, one thread.
final class Drafting {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final ModelCalls calls;
    private final ModelPrompts prompts;
    private final LlmSettings settings;
    private final Question question;
    private final NumberedExcerpts excerpts;
    private final Editor editor;
    private final long began = System.nanoTime();
    private final List<WrittenClaim> wrote = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private boolean inLines;
    private int callsMade;
    private Tokens tokens = Tokens.NONE;
    private @Nullable Long firstClaimMillis;

    Drafting(
            ModelCalls calls,
            ModelPrompts prompts,
            LlmSettings settings,
            Question question,
            List<Reading> readings,
            Editor editor) {
        this.calls = calls;
        this.prompts = prompts;
        this.settings = settings;
        this.question = question;
        this.excerpts = new NumberedExcerpts(readings);
        this.editor = editor;
    }

    /// Writes the answer.
    Written write() {
        Fallback failed = attempt(false);
        if (failed == null && !wrote.isEmpty() && !editor.missing().isEmpty()) {
            failed = attempt(true);
        }
        if (failed == null && !editor.missing().isEmpty()) {
            failed = wrote.isEmpty() ? Fallback.MODEL_SILENT : Fallback.UNGROUNDED;
        }
        return new Written(failed, usage());
    }

    /// One attempt, with further calls where one brought nothing at all.
    ///
    /// @return why it did not end well; null where it did
    private @Nullable Fallback attempt(boolean repair) {
        int retries = settings.retries();
        while (true) {
            int before = wrote.size();
            boolean json = !inLines && calls.json();
            Outcome outcome = call(request(repair, json), json);
            ModelFault fault = outcome.fault();
            if (fault == null) {
                if (json) {
                    calls.schemaKept();
                }
                return null;
            }
            boolean nothingCame = !outcome.began() && wrote.size() == before;
            if (json && calls.givesUpSchema(fault)) {
                inLines = true;
                continue;
            }
            if (retries == 0 || !nothingCame || !fault.isPassing() || !pause(fault, retries)) {
                return fault.fallback();
            }
            retries--;
        }
    }

    private ChatRequest request(boolean repair, boolean json) {
        return repair
                ? prompts.repair(question, excerpts, json, wrote, dropped, editor.missing())
                : prompts.first(question, excerpts, json);
    }

    /// How a call ended.
    ///
    /// @param fault null where it brought an answer
    /// @param began whether anything came of it
    private record Outcome(@Nullable ModelFault fault, boolean began) {}

    private Outcome call(ChatRequest request, boolean json) {
        return switch (calls.begin(request, json, editor.caller())) {
            case Admission.Refused refused ->
                    new Outcome(new ModelFault(refused.fallback()), false);
            case Admission.Admitted admitted -> {
                callsMade++;
                try (Call call = admitted.call()) {
                    yield read(call);
                }
            }
        };
    }

    private Outcome read(Call call) {
        ModelStream stream = call.stream();
        while (true) {
            Duration first = settings.firstByteTimeout();
            Duration idle = settings.idleTimeout();
            switch (editor.waiting(() -> stream.next(first, idle, left()), this::left)) {
                case null -> {
                    return ended(call, ModelFault.LATE, null);
                }
                case Event.Writing _ -> {}
                case Event.Claimed claimed -> take(claimed.claim());
                case Event.Failed failed -> {
                    return ended(call, failed.fault(), null);
                }
                case Event.Ended end -> {
                    return ended(call, null, end.tokens());
                }
            }
        }
    }

    private Outcome ended(Call call, @Nullable ModelFault fault, @Nullable TokenUsage counted) {
        Tokens took = call.end(fault, counted);
        tokens = new Tokens(tokens.input() + took.input(), tokens.output() + took.output());
        return new Outcome(fault, call.stream().hasBegun());
    }

    /// Hands over what a claim says, a sentence at a time while there is time, but not what was
    /// said before.
    private void take(WrittenClaim claim) {
        wrote.add(claim);
        List<Excerpt> cited = new ArrayList<>();
        for (int number : claim.excerpts()) {
            List<Excerpt> found = excerpts.at(number);
            if (found.isEmpty()) {
                // One number of no excerpt makes the others worthless too: it was made up.
                cited.clear();
                break;
            }
            cited.addAll(found);
        }
        List<Span> sentences = Sentences.of(claim.text());
        Support support = excerpts.support(claim.excerpts());
        if (sentences.isEmpty()) {
            submit(new Draft(claim.text(), cited, support));
        }
        for (Span sentence : sentences) {
            submit(new Draft(sentence.of(claim.text()), cited, support));
        }
    }

    private void submit(Draft draft) {
        String text = draft.text();
        if (!left().isPositive() || !said.add(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        Failure failure = editor.submit(draft).orElse(null);
        if (failure != null) {
            dropped.add(new Dropped(text, failure));
        } else if (firstClaimMillis == null) {
            firstClaimMillis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        }
    }

    /// Waits before the next call.
    ///
    /// @return whether there is time for it
    private boolean pause(ModelFault fault, int retriesLeft) {
        Duration doubling = FIRST_PAUSE.multipliedBy(1L << (settings.retries() - retriesLeft));
        Duration pause = fault.retryAfter().compareTo(doubling) > 0 ? fault.retryAfter() : doubling;
        if (pause.compareTo(left()) >= 0) {
            return false;
        }
        return editor.waiting(
                () -> {
                    try {
                        Thread.sleep(pause);
                        return true;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CancellationException("nobody waits for this answer any more");
                    }
                },
                this::left);
    }

    private Duration left() {
        return settings.deadline().minusNanos(System.nanoTime() - began);
    }

    private @Nullable Usage usage() {
        return callsMade == 0
                ? null
                : new Usage(
                        callsMade,
                        tokens.input(),
                        tokens.output(),
                        firstClaimMillis,
                        settings.cost(tokens.input(), tokens.output()));
    }
}
