package dev.sourcebound.scaleout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A program of the tests' class path in a process of its own.
public final class JavaProcess implements AutoCloseable {

    private static final int SECONDS_TO_START = 300;
    private static final String END = "\u0000";

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    public JavaProcess(List<String> options, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    process.inputReader().lines().forEach(said::add);
                    said.add(END);
                });
    }

    /// What the system and its tools know it by.
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// What follows the beginning of a line that it says.
    public String awaitLine(String beginning) {
        StringBuilder all = new StringBuilder();
        try {
            String line = said.poll(SECONDS_TO_START, TimeUnit.SECONDS);
            while (line != null && !line.equals(END)) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
                all.append(line).append('\n');
                line = said.poll(SECONDS_TO_START, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("the process did not start:\n" + all);
    }

    /// Ends it at once, as a machine that fails would.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
