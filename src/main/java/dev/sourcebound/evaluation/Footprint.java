package dev.sourcebound.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What a process holds, as Linux tells it under `/proc`.
///
/// @param residentMebibytes memory, the heap and what native code has
/// @param threads of the operating system
/// @param files that are open, connections among them
record Footprint(long residentMebibytes, long threads, long files) {

    private static final Path PROCESSES = Path.of("/proc");

    /// Of a process of this user; empty on other systems, or where there is none.
    static Optional<Footprint> of(long processId) {
        Path process = PROCESSES.resolve(Long.toString(processId));
        try (Stream<Path> threads = Files.list(process.resolve("task"));
                Stream<Path> files = Files.list(process.resolve("fd"))) {
            long open = files.count();
            long running = threads.count();
            return ResidentMemory.of(processId)
                    .map(memory -> new Footprint(memory.now(), running, open));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
