package dev.sourcebound.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Java process has of the system's memory, as its virtual machine counts it. What libraries
/// take for themselves, such as the models' engine, is not in it.
///
/// @param kibibytes committed, by what it is for; the first is all of it
record NativeMemory(SequencedMap<String, Long> kibibytes) {

    private static final Pattern COMMITTED =
            Pattern.compile(
                    "(?:- {1,40})?([A-Z][A-Za-z ]{1,40})(?:: | \\()reserved=\\d+KB, committed=(\\d+)KB.*");

    /// A process that works tells it in less than one.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// Of a process of this user that was started with `-XX:NativeMemoryTracking=summary`; empty
    /// for any other, and for one that does not tell it in time.
    static Optional<NativeMemory> of(long processId) {
        return of(processId, LIMIT);
    }

    /// @param limit how long it may take to tell
    static Optional<NativeMemory> of(long processId, Duration limit) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process =
                    new ProcessBuilder(
                                    jcmd.toString(),
                                    Long.toString(processId),
                                    "VM.native_memory",
                                    "summary")
                            .redirectErrorStream(true)
                            .start();
            var _ =
                    process.onExit()
                            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                            .exceptionally(_ -> process.destroyForcibly());
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return in(said);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @param summary as `jcmd` prints it
    static Optional<NativeMemory> in(String summary) {
        SequencedMap<String, Long> found = new LinkedHashMap<>();
        summary.lines()
                .map(COMMITTED::matcher)
                .filter(Matcher::matches)
                .forEach(line ->
                        found.putIfAbsent(line.group(1).strip(), Long.parseLong(line.group(2))));
        return found.isEmpty() ? Optional.empty() : Optional.of(new NativeMemory(found));
    }

    /// A line for each purpose, with what it had before and has now, in MiB; none for what takes
    /// less than one.
    String beside(NativeMemory later) {
        StringBuilder lines =
                new StringBuilder(
                        "%-32s%10s%10s%n".formatted("native memory, MiB", "begin", "end"));
        for (Map.Entry<String, Long> now : later.kibibytes.entrySet()) {
            long before = kibibytes.getOrDefault(now.getKey(), 0L);
            if (Math.max(before, now.getValue()) >= 1024) {
                lines.append(
                        "%-32s%10d%10d%n"
                                .formatted(
                                        now.getKey(),
                                        Math.round(before / 1024.0),
                                        Math.round(now.getValue() / 1024.0)));
            }
        }
        return lines.toString();
    }
}
