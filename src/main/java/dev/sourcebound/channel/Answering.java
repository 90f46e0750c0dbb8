package dev.sourcebound.channel;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Where all channels have questions answered: so many at once, in the order of coming, each within
/// its time. Gives a message whatever happens. Blocking; thread-safe.
public final class Answering {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Decisions decisions;
    private final Composer composer;
    private final Duration limit;
    private final Semaphore workers;

    /// @param workers how many are answered at once, `>= 1`
    /// @param limit how long one may take once it has begun, `> 0`
    Answering(Decisions decisions, Composer composer, int workers, Duration limit) {
        this.decisions = decisions;
        this.composer = composer;
        this.limit = limit;
        this.workers = new Semaphore(workers, true);
    }

    /// What to say to a question: its answer, a refusal, or why there is neither.
    ///
    /// @param question as somebody wrote it; blank text is answered with what can be asked about
    /// @param history what was said before, oldest first; only the latest of it is read
    public Message answer(String question, List<Turn> history) throws InterruptedException {
        String asked = question.strip();
        if (asked.isEmpty()) {
            return composer.sources();
        }
        if (asked.length() > Question.MAX_LENGTH) {
            return Message.notice(Notices.tooLong(Question.MAX_LENGTH));
        }
        int turns = history.size();
        List<Turn> latest = history.subList(Math.max(0, turns - ChatRequest.MAX_TURNS), turns);
        return untilReady(new ChatRequest(asked, latest, Set.of()));
    }

    /// Whoever asked is not told that the server is starting or has much to do: the message is
    /// kept, so it can wait.
    private Message untilReady(ChatRequest request) throws InterruptedException {
        while (true) {
            try {
                return composer.message(inTime(request).reply());
            } catch (AppException failure) {
                if (failure.code() == ErrorCode.TIMED_OUT) {
                    return Message.notice(Notices.TIMED_OUT);
                }
                if (!failure.code().retryable()) {
                    throw failure;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private ChatReply inTime(ChatRequest request) throws InterruptedException {
        FutureTask<ChatReply> task =
                new FutureTask<>(() ->
                        decisions.ask(
                                UUID.randomUUID().toString(), request, new GivingWay(workers)));
        workers.acquire();
        Thread.ofVirtual()
                .name("channel-answer")
                .start(() -> {
                    try {
                        task.run();
                    } finally {
                        workers.release();
                    }
                });
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AppException(
                    ErrorCode.TIMED_OUT,
                    "An answer was not ready within %d ms (sourcebound.channel.answer-timeout)."
                            .formatted(limit.toMillis()),
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /// Lets another one work while an answer waits for something outside of this process.
    private record GivingWay(Semaphore workers) implements Answerer.Progress {

        private static final Caller CHANNELS = new Caller("channel");

        @Override
        public Caller caller() {
            return CHANNELS;
        }

        @Override
        public <T> T waiting(Supplier<T> wait) {
            workers.release();
            try {
                return wait.get();
            } finally {
                // Without fail, for it is released at the end.
                workers.acquireUninterruptibly();
            }
        }
    }
}
