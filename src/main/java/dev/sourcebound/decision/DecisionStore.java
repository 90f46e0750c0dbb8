package dev.sourcebound.decision;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps decisions and feedback as lines of JSON, in two files of bounded size. One thread writes;
/// nobody who asks ever waits for the disk: what comes faster than it can be written is left out,
/// and counted. Thread-safe.
final class DecisionStore implements AutoCloseable {

    static final String DECISIONS = "decisions";
    static final String FEEDBACK = "feedback";

    private static final Logger log = LoggerFactory.getLogger(DecisionStore.class);

    /// Lines that wait for the disk: some megabytes.
    private static final int MOST_WAITING = 1_000;

    /// Replies that feedback is taken on: the latest.
    private static final int MOST_IDS = 50_000;

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LongAdder lost = new LongAdder();
    private final LineFile decisions;
    private final LineFile feedback;
    private final Set<String> ids =
            Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));
    private final Thread thread;
    private volatile boolean closing;

    /// @param folder made where it is not there
    /// @param size bytes of each of the two, at most
    /// @throws AppException where the folder cannot be used
    DecisionStore(Path folder, long size) {
        this.decisions = new LineFile(folder, DECISIONS, size);
        this.feedback = new LineFile(folder, FEEDBACK, size);
        try {
            Files.createDirectories(folder);
            decisions.each(line -> ids.add(idOf(line)));
        } catch (IOException | UncheckedIOException e) {
            throw new AppException(
                    ErrorCode.STORE_INVALID,
                    "Decisions cannot be kept in %s (%s); name a folder that can be written to in sourcebound.decision.folder."
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
        this.thread = Thread.ofPlatform().name("decisions").daemon().start(this::work);
    }

    void keep(Kept kept) {
        ids.add(kept.id());
        String line = Decision.json().writeValueAsString(kept);
        submit(() -> write(decisions, line));
    }

    void keep(Said said) {
        String line = Decision.json().writeValueAsString(said);
        submit(() -> write(feedback, line));
    }

    /// Whether there was a reply of that id, of late.
    boolean knows(String id) {
        return ids.contains(id);
    }

    /// How many lines were left out, since the start.
    double lost() {
        return lost.sum();
    }

    /// Waits until all that came is written.
    @Override
    public void close() {
        closing = true;
        submit(() -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(Runnable write) {
        if (!waiting.offer(write)) {
            lost.increment();
        }
    }

    private void work() {
        try {
            while (!closing || !waiting.isEmpty()) {
                waiting.take().run();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(LineFile file, String line) {
        try {
            file.append(line);
        } catch (IOException e) {
            lost.increment();
            log.error("A decision or a word of feedback could not be written", e);
        }
    }

    /// A line that a kill cut short has none that anybody asks for.
    private static String idOf(String line) {
        int begin = line.indexOf("\"id\":\"") + 6;
        int end = line.indexOf('"', begin);
        return begin < 6 || end < 0 ? "" : line.substring(begin, end);
    }

    private static final class Latest extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_IDS;
        }
    }
}
