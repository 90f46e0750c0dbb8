package dev.sourcebound.channel;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Question;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Beginning;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where all channels have questions answered: so many at once, in the order of coming, each within
/// its time; one that waited for a language model until it was late goes on beside them. Gives a
/// message whatever happens. Blocking; thread-safe.
public final class Answering {

    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    private final Decisions decisions;
    private final Composer composer;
    private final ChannelSettings settings;
    private final Semaphore workers;

    /// Whether questions wait for the server to be ready. Told once, not for each of them.
    private final AtomicBoolean waiting = new AtomicBoolean();

    Answering(Decisions decisions, Composer composer, ChannelSettings settings) {
        this.decisions = decisions;
        this.composer = composer;
        this.settings = settings;
        this.workers = new Semaphore(settings.workers(), true);
    }

    /// What somebody said, as much of it as is read of anything: messages of a thread may be long
    /// and many.
    public static Turn turn(Turn.Role role, String said) {
        return new Turn(role, Beginning.of(said, Question.MAX_LENGTH));
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

    /// Whoever asked is not told at once that the server is starting or has much to do: the message
    /// is kept, so it can wait, as long as a post would be tried.
    private Message untilReady(ChatRequest request) throws InterruptedException {
        Pauses pauses = new Pauses(settings.firstRetry(), settings.longestRetry());
        long started = System.nanoTime();
        while (true) {
            try {
                Message message = composer.message(inTime(request).reply());
                tellThatItGoesOn();
                return message;
            } catch (AppException failure) {
                if (failure.code() == ErrorCode.TIMED_OUT) {
                    return Message.notice(Notices.TIMED_OUT);
                }
                if (!failure.code().retryable()) {
                    throw failure;
                }
                tellThatTheyWait(failure.code());
                Duration taken = Duration.ofNanos(System.nanoTime() - started);
                if (taken.plus(pauses.next(Duration.ZERO)).compareTo(settings.giveUpAfter()) > 0) {
                    return Message.notice(Notices.NOT_READY);
                }
                pauses.pause(Duration.ZERO);
            }
        }
    }

    private void tellThatTheyWait(ErrorCode why) {
        if (!waiting.getAndSet(true)) {
            log.warn(
                    "Questions wait, for this server is not ready ({}); each is tried for {} at most",
                    why.slug(),
                    settings.giveUpAfter());
        }
    }

    private void tellThatItGoesOn() {
        if (waiting.getAndSet(false)) {
            log.info("Questions that waited for this server are answered now");
        }
    }

    private ChatReply inTime(ChatRequest request) throws InterruptedException {
        GivingWay place = new GivingWay(workers);
        FutureTask<ChatReply> task =
                new FutureTask<>(() -> decisions.ask(UUID.randomUUID().toString(), request, place));
        workers.acquire();
        Thread.ofVirtual()
                .name("channel-answer")
                .start(() -> {
                    try {
                        task.run();
                    } finally {
                        place.leave();
                    }
                });
        try {
            return task.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AppException(
                    ErrorCode.TIMED_OUT,
                    "An answer was not ready within %d ms (sourcebound.channel.answer-timeout)."
                            .formatted(settings.answerTimeout().toMillis()),
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /// A place among the workers, taken at first. Lets another one work while an answer waits for
    /// something outside of this process. One answer, one thread.
    private static final class GivingWay implements Answerer.Progress {

        private static final Caller CHANNELS = new Caller("channel");

        private final Semaphore workers;
        private boolean taken = true;

        GivingWay(Semaphore workers) {
            this.workers = workers;
        }

        @Override
        public Caller caller() {
            return CHANNELS;
        }

        @Override
        public <T> T waiting(Supplier<T> wait, Supplier<Duration> left) {
            leave();
            try {
                return wait.get();
            } finally {
                takeAgain(left.get());
            }
        }

        /// Gives the place back, where it is taken.
        void leave() {
            if (taken) {
                taken = false;
                workers.release();
            }
        }

        private void takeAgain(Duration atMost) {
            try {
                long nanos = TimeUnit.NANOSECONDS.convert(atMost);
                taken = workers.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException nobodyWaits) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
