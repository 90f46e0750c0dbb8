package dev.sourcebound.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// A limit on each single wait in a stream of any length, for one side only: who is not being
/// waited for may take all the time it needs. Where the time is up, the stream is cancelled, and
/// ends with a failure.
///
/// @param limit `> 0`
/// @param late makes that failure
record StallLimit(Duration limit, Supplier<? extends Throwable> late) {

    /// On who sends: from asking for an item to its coming.
    <T> Flux<T> onSender(Flux<T> stream) {
        return Flux.defer(() -> {
            Watch watch = new Watch(true);
            return watch.over(stream);
        });
    }

    /// On who takes: from the last item asked for to asking for more.
    <T> Flux<T> onTaker(Flux<T> stream) {
        return Flux.defer(() -> {
            Watch watch = new Watch(false);
            return watch.over(stream);
        });
    }

    /// Runs while the one side waits for the other.
    private final class Watch {

        private final boolean whileAsked;
        private final Sinks.Empty<Void> up = Sinks.empty();
        private final Disposable.Swap timer = Disposables.swap();
        private long asked;

        /// @param whileAsked whether it runs while items are asked for; otherwise while none are
        Watch(boolean whileAsked) {
            this.whileAsked = whileAsked;
        }

        <T> Flux<T> over(Flux<T> stream) {
            return TimeLimit.cut(
                            stream.doOnRequest(this::ask).doOnNext(_ -> come()), up.asMono(), late)
                    .doFinally(_ -> timer.dispose());
        }

        private synchronized void ask(long more) {
            asked = Operators.addCap(asked, more);
            restart();
        }

        private synchronized void come() {
            if (asked != Long.MAX_VALUE) {
                asked--;
            }
            restart();
        }

        private void restart() {
            boolean runs = asked > 0 == whileAsked;
            timer.update(
                    runs
                            ? Schedulers.parallel()
                                    .schedule(
                                            up::tryEmitEmpty,
                                            limit.toMillis(),
                                            TimeUnit.MILLISECONDS)
                            : Disposables.disposed());
        }
    }
}
