package dev.sourcebound.web;

import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.corpus.LibraryWriter;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Takes documents from the wire, few at once, for each is held in memory whole. They are put in
/// one after the other, on a thread that no question needs.
final class Uploads {

    /// Documents that are held at once.
    private static final int MOST = 4;

    private final LibraryWriter writer;
    private final Semaphore places = new Semaphore(MOST);
    private final Scheduler thread = Schedulers.newSingle("uploads", true);

    Uploads(LibraryWriter writer) {
        this.writer = writer;
    }

    /// What is told of an upload while it goes on, and at its end.
    sealed interface Event {

        /// It has arrived and is being read.
        record Reading() implements Event {}

        /// It is being made searchable.
        record Embedding(int done, int total) implements Event {}

        /// It is searchable.
        record Done(LibraryWriter.Put put) implements Event {}
    }

    /// Puts the request's body in as a source. What is begun is done, whether or not anybody waits.
    Flux<Event> put(String id, ServerWebExchange exchange) {
        return Flux.defer(() -> {
            Format format = format(exchange);
            if (!places.tryAcquire()) {
                return Flux.error(
                        new AppException(
                                ErrorCode.OVERLOADED,
                                "%d documents are being put in, which is all that can be at once; try again shortly."
                                        .formatted(MOST)));
            }
            Place place = new Place(places);
            return body(exchange)
                    .flatMapMany(bytes -> work(id, format, bytes, place))
                    .doFinally(_ -> place.leaveUnlessAtWork());
        });
    }

    /// Takes a source out.
    Mono<Void> remove(String id) {
        return Mono.<Void>fromRunnable(() -> writer.remove(id)).subscribeOn(thread);
    }

    private Flux<Event> work(String id, Format format, byte[] bytes, Place place) {
        return Flux.<Event>create(
                        sink -> {
                            if (!place.begin()) {
                                return;
                            }
                            try {
                                LibraryWriter.Put put =
                                        writer.put(id, format, bytes, told(sink::next));
                                sink.next(new Event.Done(put));
                                sink.complete();
                            } catch (RuntimeException failure) {
                                sink.error(failure);
                            } finally {
                                places.release();
                            }
                        },
                        FluxSink.OverflowStrategy.BUFFER)
                .subscribeOn(thread);
    }

    /// A place that is given back once: by the work where it has begun, else by whoever waited for
    /// it and went.
    private static final class Place {

        private final Semaphore places;
        private final AtomicBoolean taken = new AtomicBoolean();

        Place(Semaphore places) {
            this.places = places;
        }

        boolean begin() {
            return taken.compareAndSet(false, true);
        }

        void leaveUnlessAtWork() {
            if (taken.compareAndSet(false, true)) {
                places.release();
            }
        }
    }

    private static Indexing.Progress told(Consumer<Event> events) {
        return new Indexing.Progress() {
            @Override
            public void reading() {
                events.accept(new Event.Reading());
            }

            @Override
            public void embedding(int done, int total) {
                events.accept(new Event.Embedding(done, total));
            }
        };
    }

    private Mono<byte[]> body(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), (int) writer.mostBytes())
                .map(Uploads::bytes)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                .switchIfEmpty(
                        Mono.error(() ->
                                new AppException(
                                        ErrorCode.INVALID_REQUEST,
                                        "The body is empty; send the document.")));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private AppException tooLarge() {
        return new AppException(
                ErrorCode.TOO_LARGE,
                "The document is larger than %d bytes; split it or raise sourcebound.corpus.max-source-size."
                        .formatted(writer.mostBytes()));
    }

    private static Format format(ServerWebExchange exchange) {
        MediaType type = exchange.getRequest().getHeaders().getContentType();
        String name = type == null ? "" : type.getType() + "/" + type.getSubtype();
        return Format.ofMediaType(name)
                .orElseThrow(() -> new IllegalStateException("a media type without a format"));
    }
}
