package dev.sourcebound.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.sourcebound.answer.Written.Fallback;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One call of a language model, read claim by claim as it answers. The call has a virtual thread
/// of its own; to close the stream interrupts it, which closes the connection.
final class ModelStream implements AutoCloseable {

    /// UTF-16 code units of an answer, thoughts ahead of it included: some ten times the longest
    /// that is of use.
    private static final int LONGEST = 20_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ClaimParser parser;
    private final int mostClaims;
    private final Thread thread;
    private boolean begun;
    private final AtomicInteger length = new AtomicInteger();

    /// What comes from a model.
    sealed interface Event {

        /// It has written a claim.
        record Claimed(WrittenClaim claim) implements Event {}

        /// It writes.
        record Writing() implements Event {}

        /// It has written all.
        ///
        /// @param tokens as it counts them; null where it does not
        record Ended(@Nullable TokenUsage tokens) implements Event {}

        /// It has failed.
        record Failed(ModelFault fault) implements Event {}
    }

    private ModelStream(
            StreamingChatModel model, ChatRequest request, ClaimParser parser, int mostClaims) {
        this.parser = parser;
        this.mostClaims = mostClaims;
        this.thread = Thread.ofVirtual().name("llm").unstarted(() -> ask(model, request));
    }

    /// Begins a call.
    ///
    /// @param mostClaims more of them end it
    static ModelStream open(
            StreamingChatModel model, ChatRequest request, ClaimParser parser, int mostClaims) {
        ModelStream stream = new ModelStream(model, request, parser, mostClaims);
        stream.thread.start();
        return stream;
    }

    /// Waits for a claim, the end or a failure. Nothing comes after an end or a failure.
    ///
    /// @param first how long it may be silent where it has not begun
    /// @param idle how long it may be silent once it has begun
    /// @param atMost how long altogether
    /// @return null where the time altogether is up, whatever has come meanwhile
    /// @throws CancellationException where the thread is interrupted; its flag stays set
    @Nullable Event next(Duration first, Duration idle, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                long patience = (begun ? idle : first).toNanos();
                Event event = events.poll(Math.min(left, patience), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return left <= patience
                            ? null
                            : new Event.Failed(new ModelFault(Fallback.MODEL_TIMEOUT));
                }
                begun |= !(event instanceof Event.Failed);
                if (!(event instanceof Event.Writing)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for this answer any more");
        }
    }

    /// Whether anything came of it.
    boolean hasBegun() {
        return begun;
    }

    /// UTF-16 code units that it has written so far.
    int length() {
        return length.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// Returns when the connection is closed, by whichever end.
    private void ask(StreamingChatModel model, ChatRequest request) {
        Handler handler = new Handler();
        try {
            model.chat(request, handler);
            handler.closed();
        } catch (RuntimeException e) {
            handler.onError(e);
        }
    }

    /// Called on the stream's own thread, piece by piece.
    private final class Handler implements StreamingChatResponseHandler {

        private final LeadingThought thought = new LeadingThought();
        private int claims;

        /// Whether there is more of an answer than thoughts and space.
        private boolean said;

        private boolean over;

        @Override
        public void onPartialResponse(String piece) {
            if (over) {
                return;
            }
            int soFar = length.addAndGet(piece.length());
            try {
                read(thought.answerIn(piece));
            } catch (MalformedAnswerException e) {
                fail(ModelFault.of(e));
                return;
            }
            if (soFar > LONGEST) {
                fail(Fallback.MODEL_ENDLESS);
            } else {
                writes();
            }
        }

        /// Thoughts in a field of their own are left out, but show that the model is at work.
        @Override
        public void onPartialThinking(PartialThinking thinking) {
            writes();
        }

        /// What LangChain4j leaves unread: thoughts in a field that is called `reasoning`, as
        /// Ollama and later vLLM do, not `reasoning_content`; and that Anthropic's filter has ended
        /// the answer.
        @Override
        public void onUnmappedRawEvent(Object event) {
            if (event instanceof ServerSentEvent sent) {
                JsonNode data = JSON.readTree(sent.data());
                if (!data.at("/choices/0/delta/reasoning").asString("").isEmpty()) {
                    writes();
                }
                if (data.at("/delta/stop_reason").asString("").equals("refusal")) {
                    fail(Fallback.MODEL_FILTERED);
                }
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (over) {
                return;
            }
            FinishReason reason = response.finishReason();
            if (reason == FinishReason.CONTENT_FILTER) {
                fail(Fallback.MODEL_FILTERED);
            } else if (reason != FinishReason.STOP && !parser.isComplete()) {
                fail(Fallback.MODEL_CUT_OFF);
            } else {
                end(response.tokenUsage());
            }
        }

        @Override
        public void onError(Throwable error) {
            fail(ModelFault.of(error));
        }

        /// Nothing more comes, whether or not the model has said so.
        private void closed() {
            fail(Fallback.MODEL_CUT_OFF);
        }

        private void read(String answer) {
            said |= !answer.isBlank();
            parser.feed(answer, this::give);
        }

        private void writes() {
            if (!over && events.isEmpty()) {
                events.add(new Event.Writing());
            }
        }

        private void end(@Nullable TokenUsage tokens) {
            try {
                read(thought.rest());
                parser.end(this::give);
                finish(new Event.Ended(tokens));
            } catch (MalformedAnswerException e) {
                fail(said ? ModelFault.of(e) : new ModelFault(Fallback.MODEL_SILENT));
            }
        }

        private void give(WrittenClaim claim) {
            claims++;
            if (claims <= mostClaims) {
                events.add(new Event.Claimed(claim));
            } else {
                fail(Fallback.MODEL_ENDLESS);
            }
        }

        private void fail(Fallback fallback) {
            fail(new ModelFault(fallback));
        }

        private void fail(ModelFault fault) {
            finish(new Event.Failed(fault));
        }

        private void finish(Event last) {
            if (!over) {
                over = true;
                events.add(last);
            }
        }
    }
}
