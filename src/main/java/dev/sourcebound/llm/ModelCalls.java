package dev.sourcebound.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.llm.LlmSettings.Format;
import dev.sourcebound.llm.TokenBudget.SetAside;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets calls through to a language model: only so many answers at once, none while the endpoint is
/// ill, none beyond the day's tokens. Remembers whether it knows schemas. Thread-safe.
final class ModelCalls {

    /// Of the last ten calls half have failed: the endpoint is left alone for ten seconds, and then
    /// tried with two.
    private static final CircuitBreakerConfig ILL =
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(10))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .build();

    private final StreamingChatModel model;
    private final LlmSettings settings;
    private final TokenBudget budget;
    private final LlmMetrics metrics;
    private final Bulkhead places;
    private final CircuitBreaker breaker = CircuitBreaker.of("llm", ILL);
    private volatile boolean json;

    /// Whether an answer by a schema was ever whole.
    private volatile boolean schemaKept;

    ModelCalls(
            StreamingChatModel model,
            LlmSettings settings,
            TokenBudget budget,
            LlmMetrics metrics) {
        this.model = model;
        this.settings = settings;
        this.budget = budget;
        this.metrics = metrics;
        this.json = settings.format() != Format.LINES;
        this.places =
                Bulkhead.of(
                        "llm",
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.atOnce())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
    }

    /// Takes a place for an answer, to be given back by [#leave()].
    ///
    /// @return whether there is one
    boolean enter() {
        return places.tryAcquirePermission();
    }

    void leave() {
        places.onComplete();
    }

    /// Whether the next call is to ask by a schema.
    boolean json() {
        return json;
    }

    /// An answer by a schema was whole: the endpoint knows schemas.
    void schemaKept() {
        schemaKept = true;
    }

    /// Whether a call by a schema may have failed because the endpoint knows none, so that the same
    /// is to be asked for in lines: it refuses the request (400; 422 where it checks each field),
    /// or it sends what does not even begin as JSON, for it leaves unread what it does not know.
    ///
    /// It is not asked by a schema again, unless it has kept to one before. Then something else was
    /// wrong, with this request or this answer alone, and the next is asked for by a schema. A
    /// stream that is cut tells nothing: what came of it began as JSON, or nothing came.
    boolean givesUpSchema(ModelFault fault) {
        boolean refused =
                fault.fallback() == Fallback.MODEL_REJECTED
                        && (fault.status() == 400 || fault.status() == 422);
        boolean gives = settings.format() == Format.AUTO && (refused || fault.formless());
        if (gives && !schemaKept) {
            json = false;
        }
        return gives;
    }

    /// A call that may be made. To be ended by one of its methods, then closed.
    final class Call implements AutoCloseable {

        private final ModelStream stream;
        private final SetAside setAside;
        private final long inputTokens;
        private final long began = System.nanoTime();
        private boolean ended;

        private Call(ModelStream stream, SetAside setAside, long inputTokens) {
            this.stream = stream;
            this.setAside = setAside;
            this.inputTokens = inputTokens;
        }

        ModelStream stream() {
            return stream;
        }

        /// It has ended.
        ///
        /// @param fault null where it brought an answer
        /// @param counted by the model; null where it does not count
        /// @return what it took
        Tokens end(@Nullable ModelFault fault, @Nullable TokenUsage counted) {
            ended = true;
            Duration time = Duration.ofNanos(System.nanoTime() - began);
            if (fault != null && fault.isOfEndpoint()) {
                breaker.onError(
                        time.toNanos(),
                        TimeUnit.NANOSECONDS,
                        new IllegalStateException(fault.fallback().slug()));
            } else if (ModelFault.LATE.equals(fault)) {
                breaker.releasePermission();
            } else {
                breaker.onSuccess(time.toNanos(), TimeUnit.NANOSECONDS);
            }
            metrics.called(fault, time);
            return took(isRead(fault) ? estimate().or(counted) : Tokens.NONE);
        }

        /// Whoever is still silent may have read the question all the same.
        private boolean isRead(@Nullable ModelFault fault) {
            return stream.hasBegun() || fault == null || fault.fallback() == Fallback.MODEL_TIMEOUT;
        }

        /// What it took where the model does not count: a token has some four characters.
        private Tokens estimate() {
            return new Tokens(inputTokens, tokens(stream.length()));
        }

        private Tokens took(Tokens tokens) {
            setAside.settle(tokens.input() + tokens.output());
            metrics.took(tokens, settings.cost(tokens.input(), tokens.output()));
            return tokens;
        }

        /// Without an end before it, nobody waits for the call any more.
        @Override
        public void close() {
            stream.close();
            if (!ended) {
                breaker.releasePermission();
                took(estimate());
            }
        }
    }

    /// What a call took.
    ///
    /// @param input read, `>= 0`
    /// @param output written, `>= 0`
    record Tokens(long input, long output) {

        static final Tokens NONE = new Tokens(0, 0);

        /// What the model has counted, where it has.
        private Tokens or(@Nullable TokenUsage counted) {
            Integer in = counted == null ? null : counted.inputTokenCount();
            Integer out = counted == null ? null : counted.outputTokenCount();
            return new Tokens(in == null ? input : in, out == null ? output : out);
        }
    }

    /// Whether a call may be made, or why not.
    sealed interface Admission {

        record Admitted(Call call) implements Admission {}

        record Refused(Fallback fallback) implements Admission {}
    }

    /// Begins a call, where it may be made.
    ///
    /// @param json as the request asks
    /// @param caller whose tokens it takes
    Admission begin(ChatRequest request, boolean json, Caller caller) {
        return begin(request, json ? new JsonClaimParser() : new LineClaimParser(), caller);
    }

    /// The same with another form of answer.
    Admission begin(ChatRequest request, ClaimParser parser, Caller caller) {
        long input = tokens(request.messages().toString().length());
        Optional<SetAside> setAside = budget.reserve(caller, input + settings.maxOutputTokens());
        if (setAside.isEmpty()) {
            return new Admission.Refused(Fallback.BUDGET);
        }
        if (!breaker.tryAcquirePermission()) {
            setAside.get().settle(0);
            return new Admission.Refused(Fallback.MODEL_RESTING);
        }
        ModelStream stream = ModelStream.open(model, request, parser, settings.mostClaims());
        return new Admission.Admitted(new Call(stream, setAside.get(), input));
    }

    private static long tokens(int characters) {
        return Math.ceilDiv(characters, 4);
    }
}
