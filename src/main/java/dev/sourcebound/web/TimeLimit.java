package dev.sourcebound.web;

import java.time.Duration;
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
    /// So the end of the time completes, and the failure stands in for the end that is then
    /// missing.
    <T> Flux<T> on(Flux<T> stream) {
        return stream.materialize()
                .takeUntilOther(Mono.delay(limit))
                .concatWith(Mono.error(late))
                .dematerialize();
    }
}
