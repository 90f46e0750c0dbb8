package dev.sourcebound.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How much memory a process holds, as Linux tells it under `/proc`.
///
/// @param now resident now, in MiB
/// @param peak the most that was resident, in MiB
record ResidentMemory(long now, long peak) {

    private static final Path PROCESSES = Path.of("/proc");

    /// Of this process; empty on other systems.
    static Optional<ResidentMemory> ofThisProcess() {
        return read(PROCESSES.resolve("self/status"));
    }

    /// Of another process of this user; empty on other systems, or where it has ended.
    static Optional<ResidentMemory> of(long processId) {
        return read(PROCESSES.resolve(processId + "/status"));
    }

    /// @param status a file of lines such as `VmRSS: 1024 kB`
    static Optional<ResidentMemory> read(Path status) {
        List<String> lines;
        try {
            lines = Files.readAllLines(status);
        } catch (IOException e) {
            return Optional.empty();
        }
        OptionalLong now = mebibytes(lines, "VmRSS:");
        OptionalLong peak = mebibytes(lines, "VmHWM:");
        return now.isPresent() && peak.isPresent()
                ? Optional.of(new ResidentMemory(now.getAsLong(), peak.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong mebibytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D+", ""))
                .filter(kibibytes -> !kibibytes.isEmpty())
                .mapToLong(kibibytes -> Math.round(Long.parseLong(kibibytes) / 1024.0))
                .findFirst();
    }
}
