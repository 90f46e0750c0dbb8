package dev.sourcebound.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/// Asks a running server all sorts of things for a long while, as clients do that leave, send what
/// is none, and change the documents meanwhile; and tells what it holds.
final class Soak implements Command {

    private static final Option MINUTES =
            new Option("minutes", "NUMBER", "how long, 10 by default");
    private static final Option RATE =
            new Option("rate", "NUMBER", "requests per second, 4 by default");
    private static final Option FOLDER =
            new Option("folder", "FOLDER", "its documents; a file soak.md there comes and goes");

    private static final int SAMPLES = 20;
    private static final int CHANGE_SECONDS = 7;
    private static final String ROW = "%8s%8s%8s%8s%10s%8s%12s%n";
    private static final String COUNTED = "%-32s%10d%n";
    private static final String NOT_TRACKED =
            "native memory: not told; start the server with -XX:NativeMemoryTracking=summary%n"
                    .formatted();
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Bodies that are none, one after the other.
    private static final List<String> BAD =
            List.of(
                    "{\"question\": \"\"}",
                    "{\"question\": 7}",
                    "{\"question\"",
                    "[]",
                    "{\"question\": \"" + "w".repeat(3_000) + "\"}",
                    "{\"question\": \"Who?\", \"sources\": [\"no such source\"]}",
                    "{\"question\": \"Who?\", \"unknown\": true}");

    /// What is done, in this order, again and again.
    private enum Doing {
        ASK,
        ASK_AND_LEAVE,
        TAKE_EVENTS,
        ASK_AGAIN,
        FIND,
        SEND_WHAT_IS_NONE,
        TAKE_EVENTS_AND_LEAVE,
        ASK_THE_SAME
    }

    private static final List<Doing> TURNS = List.of(Doing.values());

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String summary() {
        return "asks a running server all sorts of things for long, and tells what it holds";
    }

    @Override
    public List<Option> options() {
        return List.of(
                AskedServer.URL, AskedServer.QUESTIONS, MINUTES, RATE, AskedServer.PID, FOLDER);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        int seconds = 60 * options.wholeNumber(MINUTES, 10, 1, 10_080);
        int rate = options.wholeNumber(RATE, 4, 1, 10_000);
        long pid = options.wholeNumber(AskedServer.PID, 0, 0, Integer.MAX_VALUE);
        Optional<Changes> changes = options.path(FOLDER).map(Changes::in);
        try (AskedServer server = AskedServer.of(options)) {
            soak(server, seconds, rate, pid, changes, workbench.out());
        } finally {
            changes.ifPresent(Changes::remove);
        }
        return Exit.DONE;
    }

    /// @param pid of the server's process; 0 where it is not told
    static void soak(
            AskedServer server,
            int seconds,
            int rate,
            long pid,
            Optional<Changes> changes,
            PrintStream out) {
        Optional<NativeMemory> atFirst = pid == 0 ? Optional.empty() : NativeMemory.of(pid);
        out.printf(ROW, "second", "MiB", "heap", "other", "threads", "files", "requests");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Mix mix = new Mix(server, clients);
            long started = System.nanoTime();
            long end = started + TimeUnit.SECONDS.toNanos(seconds);
            try (ScheduledExecutorService beside = Executors.newScheduledThreadPool(2)) {
                var _ =
                        beside.scheduleAtFixedRate(
                                () -> {
                                    if (System.nanoTime() < end) {
                                        out.print(sample(started, pid, server, mix));
                                    }
                                },
                                0,
                                Math.max(1, seconds / SAMPLES),
                                TimeUnit.SECONDS);
                if (changes.isPresent()) {
                    var _ =
                            beside.scheduleAtFixedRate(
                                    changes.get(),
                                    CHANGE_SECONDS,
                                    CHANGE_SECONDS,
                                    TimeUnit.SECONDS);
                }
                new OpenLoop().run(rate, rate * seconds, mix::next);
            }
            out.print(sample(started, pid, server, mix));
            out.println();
            mix.counts.forEach((what, count) -> out.printf(COUNTED, what, count.sum()));
            changes.ifPresent(made -> out.printf(COUNTED, "changes that failed", made.failed()));
        }
        if (pid != 0) {
            out.println();
            out.print(
                    atFirst.flatMap(first -> NativeMemory.of(pid).map(first::beside))
                            .orElse(NOT_TRACKED));
        }
    }

    private static String sample(long started, long pid, AskedServer server, Mix mix) {
        long second = Math.round((System.nanoTime() - started) / 1e9);
        Optional<Footprint> holds = Footprint.of(pid);
        Optional<JavaMemory> java = JavaMemory.in(server.scrape());
        return ROW.formatted(
                second,
                shown(holds, Footprint::residentMebibytes),
                shown(java, JavaMemory::heapMebibytes),
                shown(java, JavaMemory::otherMebibytes),
                shown(holds, Footprint::threads),
                shown(holds, Footprint::files),
                mix.begun.get());
    }

    private static <T> String shown(Optional<T> of, ToLongFunction<T> figure) {
        return of.map(each -> Long.toString(figure.applyAsLong(each))).orElse("-");
    }

    /// What is asked next, and what came of it.
    private static final class Mix {

        private final AskedServer server;
        private final ExecutorService clients;
        private final AtomicInteger begun = new AtomicInteger();
        private final ConcurrentSkipListMap<String, LongAdder> counts =
                new ConcurrentSkipListMap<>();

        Mix(AskedServer server, ExecutorService clients) {
            this.server = server;
            this.clients = clients;
        }

        CompletableFuture<Integer> next() {
            int number = begun.getAndIncrement();
            Doing doing = TURNS.get(number % TURNS.size());
            return begin(doing, number)
                    .exceptionally(_ -> 0)
                    .thenApply(status -> {
                        String what = doing.name().toLowerCase(Locale.ROOT);
                        counts.computeIfAbsent(what + " " + status, _ -> new LongAdder())
                                .increment();
                        return status;
                    });
        }

        private CompletableFuture<Integer> begin(Doing doing, int number) {
            return switch (doing) {
                case ASK, ASK_AGAIN -> server.ask(server.question());
                case ASK_THE_SAME -> server.ask("What is the same question each time?");
                case ASK_AND_LEAVE -> server.askAndLeave(server.question(), SHORT);
                case FIND -> server.find(server.question());
                case SEND_WHAT_IS_NONE ->
                        server.sendBody(BAD.get(number / TURNS.size() % BAD.size()));
                case TAKE_EVENTS -> events(true);
                case TAKE_EVENTS_AND_LEAVE -> events(false);
            };
        }

        private CompletableFuture<Integer> events(boolean whole) {
            String question = server.question();
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return server.events(question, whole);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return 0;
                        }
                    },
                    clients);
        }
    }

    /// A document that is there, is another, and is gone, in turns.
    static final class Changes implements Runnable {

        private final Path file;
        private final AtomicInteger failed = new AtomicInteger();
        private int turn;

        private Changes(Path file) {
            this.file = file;
        }

        /// @throws dev.sourcebound.problem.AppException where the folder cannot be written
        static Changes in(Path folder) {
            Changes changes = new Changes(folder.resolve("soak.md"));
            try {
                changes.write();
            } catch (IOException e) {
                throw CommandInvalid.because(
                        "%s cannot be written (%s); name a folder by --folder that can"
                                .formatted(changes.file, e),
                        e);
            }
            changes.remove();
            return changes;
        }

        @Override
        public void run() {
            try {
                if (turn++ % 3 == 2) {
                    Files.deleteIfExists(file);
                } else {
                    write();
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            }
        }

        /// How many could not be made.
        int failed() {
            return failed.get();
        }

        private void write() throws IOException {
            Files.writeString(
                    file, "# Soak\n\nThis is version %d of a document.\n".formatted(turn));
        }

        void remove() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw CommandInvalid.because(
                        "%s cannot be removed (%s); remove it".formatted(file, e), e);
            }
        }
    }
}
