package dev.sourcebound.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A limit on how long a whole stream may take, from its subscription to its end. Where the time is
/// up, the stream is cancelled, and ends with a failure.
///
/// @param limit `> 0`
/// @param late makes that failure
record TimeLimit(Duration limit, Supplier<? extends Throwable> late) {

    /// `takeUntilOther` cancels what it ends where the other one completes, but not where it fails.
    /// So the end of the time completes, and a failure follows where the stream had not ended by
    /// itself. What passes is not wrapped on its way, so that a buffer which nobody takes any more
    /// is still seen to be one, and released.
    <T> Flux<T> on(Flux<T> stream) {
        return cut(stream, Mono.delay(limit), late);
    }

    /// The same where the time is up once `up` completes.
    static <T> Flux<T> cut(Flux<T> stream, Mono<?> up, Supplier<? extends Throwable> late) {
        return Flux.defer(() -> {
            AtomicBoolean ended = new AtomicBoolean();
            return stream.doOnTerminate(() -> ended.set(true))
                    .takeUntilOther(up)
                    .concatWith(Mono.defer(() -> ended.get() ? Mono.empty() : Mono.error(late)));
        });
    }
}
