package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// Reads documents, hostile ones among them. Plain text is decoded here. Everything else is read in
/// a process of its own with a heap of its own, which is killed where it takes too long and may die
/// of what it reads without harm to this one; it is started when it is needed, without any of this
/// process's environment, and serves until this is closed. Where a container or a machine runs out
/// of memory, Linux ends that process before this one. Blocking; one document at a time.
public final class DocumentReader implements AutoCloseable {

    /// Changes whenever another text, title or page is made of the same file.
    public static final String VERSION = "documents-2";

    /// What the JVM ends with where its heap is full and it is told to.
    private static final int OUT_OF_MEMORY = 3;

    /// What it ends with where the kernel ends it: 128 and the number of SIGKILL.
    private static final int KILLED = 137;

    private final ReadingLimits limits;

    /// A folder. Each process that reads has one of its own in it, and both go together.
    private final Path temporary;

    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Child child;

    public DocumentReader(ReadingLimits limits) {
        this(limits, Path.of(System.getProperty("java.io.tmpdir")));
    }

    DocumentReader(ReadingLimits limits, Path temporary) {
        this.limits = limits;
        this.temporary = temporary;
    }

    /// Reads a document.
    ///
    /// @param bytes the whole file
    public synchronized Reading read(Format format, byte[] bytes) {
        if (format.isPlain()) {
            return Formats.read(format, bytes, limits);
        }
        Child reader;
        try {
            reader = child();
        } catch (IOException e) {
            return new Reading.Refused(
                    Reason.READER_FAILED,
                    "cannot be read, because the process that reads it does not start: let this process start %s and write to %s"
                            .formatted(java(), temporary));
        }
        Future<Reading> reading = waiting.submit(() -> reader.read(format, bytes));
        try {
            return reading.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            end();
            return new Reading.Refused(
                    Reason.TOO_SLOW,
                    "was not read within %d s; split it, take it out or raise sourcebound.corpus.limits.time"
                            .formatted(limits.time().toSeconds()));
        } catch (ExecutionException e) {
            return died(reader);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            return new Reading.Refused(
                    Reason.READER_FAILED, "was not read, because this process ends");
        }
    }

    @Override
    public synchronized void close() {
        end();
        waiting.close();
    }

    private Reading died(Child reader) {
        int exit = reader.exit();
        end();
        return switch (exit) {
            case OUT_OF_MEMORY ->
                    new Reading.Refused(
                            Reason.TOO_MUCH_MEMORY,
                            "took more than %d MB of memory to read; split it, take it out or raise sourcebound.corpus.limits.memory"
                                    .formatted(limits.memory().toMegabytes()));
            case KILLED ->
                    new Reading.Refused(
                            Reason.TOO_MUCH_MEMORY,
                            "was not read, because the process that reads it was killed, as where the container or the machine has no memory left; give it more, or split the document");
            default ->
                    new Reading.Refused(
                            Reason.READER_FAILED,
                            "ended the process that read it (%d); take it out".formatted(exit));
        };
    }

    private Child child() throws IOException {
        Child running = child;
        if (running == null) {
            Path own = Files.createTempDirectory(temporary, "sourcebound");
            running = new Child(command(own), own);
            child = running;
        }
        return running;
    }

    private void end() {
        Child running = child;
        if (running != null) {
            running.kill();
            child = null;
        }
    }

    private List<String> command(Path own) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-Xmx%dm".formatted(limits.memory().toMegabytes()));
        // Started often and for short: what makes a long run fast would only delay it.
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxDirectMemorySize=64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-Djava.awt.headless=true",
                        "-Dpdfbox.fontcache=" + temporary,
                        "-Djava.io.tmpdir=" + own,
                        "-cp",
                        System.getProperty("java.class.path")));
        if (isInNestedJar()) {
            command.add("-Dloader.main=" + ReaderProcess.class.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(ReaderProcess.class.getName());
        }
        command.addAll(
                List.of(
                        String.valueOf(limits.pages()),
                        String.valueOf(limits.text()),
                        String.valueOf(limits.unpacked().toBytes())));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Whether the program runs from its one jar, whose classes only its launcher finds.
    private static boolean isInNestedJar() {
        CodeSource source = ReaderProcess.class.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().toString().contains("nested:");
    }

    /// The running process.
    private static final class Child {

        private final Process process;
        private final Path temporary;
        private final DataInputStream in;
        private final DataOutputStream out;

        /// @param temporary its folder, which it takes along when it ends
        Child(List<String> command, Path temporary) throws IOException {
            this.temporary = temporary;
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            // Keys of this process are none of its business, nor options for this JVM.
            builder.environment().clear();
            try {
                process = builder.start();
            } catch (IOException e) {
                Files.delete(temporary);
                throw e;
            }
            endFirst(process);
            in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
            out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        }

        /// Where memory runs out, one document is lost in place of the server. Anybody may raise
        /// this figure of a process of theirs; where there is none (not Linux), all stays as it is.
        private static void endFirst(Process process) {
            try {
                Files.writeString(
                        Path.of("/proc", String.valueOf(process.pid()), "oom_score_adj"),
                        "1000",
                        StandardOpenOption.WRITE);
            } catch (IOException e) {
                // The kernel chooses by size, then.
            }
        }

        Reading read(Format format, byte[] bytes) throws IOException {
            ReaderProcess.send(format, bytes, out);
            return ReaderProcess.receive(in);
        }

        /// How it ended, once it has; it is given a moment to.
        int exit() {
            try {
                return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        void kill() {
            process.destroyForcibly();
            try (in;
                    out) {
                process.waitFor();
            } catch (IOException e) {
                // It is gone, and so is whatever was not written to it.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // What it was killed over lies there still.
            FileSystemUtils.deleteRecursively(temporary.toFile());
        }
    }
}
