package dev.sourcebound.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the native libraries do to a machine shows only in a process of their own.
@Timeout(120)
class NativeLibrariesTest {

    /// Longer than the command line on which ONNX Runtime's report about itself ends the process.
    private static final int LONG = 30_000;

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir private Path folder;

    /// Loads both engines and runs them.
    static final class Program {

        private Program() {}

        static void main(String[] arguments) {
            ModelFile weights = new ModelFile(arguments[0], arguments[1]);
            try (OnnxModel model = OnnxModel.load("tiny", weights, 32, Set.of("ids"), 1);
                    Tokenizer tokenizer = BundledTokenizer.load(512)) {
                Tensor ids = model.run(tokenizer.encode("a"), Set.of("ids")).get("ids");
                System.out.println("ran on " + ids.size(1) + " tokens");
            }
        }
    }

    @Test
    void leaveNothingInTheHomeDirectoryNorTheTemporaryOneAndStandALongCommandLine()
            throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        byte[] bytes = TinyModel.bytes();
        Path weights = Files.write(folder.resolve("tiny.onnx"), bytes);
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                java(
                        Program.class,
                        weights.toString(),
                        DigestUtils.sha256Hex(bytes),
                        "x".repeat(LONG));
        builder.command()
                .addAll(1, List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().remove("ORT_DISABLE_TELEMETRY");

        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();

        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).contains("ran on 3 tokens");
        assertThat(process.exitValue()).isZero();
        assertThat(everythingIn(home)).isEmpty();
        // ONNX Runtime leaves the empty directory that its library was in.
        assertThat(everythingIn(temporary)).filteredOn(Files::isRegularFile).isEmpty();
    }

    /// Loads a model again and again, and when told to end does not before it has loaded more.
    static final class EndedWhileItLoads {

        private static final int MORE = 20;

        private EndedWhileItLoads() {}

        static void main(String[] arguments) {
            ModelFile weights = new ModelFile(arguments[0], arguments[1]);
            CountDownLatch more = new CountDownLatch(MORE);
            AtomicBoolean ends = new AtomicBoolean();
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                // The runtime's own hook has done what it does long before that
                                // many are loaded.
                                ends.set(true);
                                try {
                                    System.out.println(
                                            "loaded more: " + more.await(60, TimeUnit.SECONDS));
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }));
            while (more.getCount() > 0) {
                OnnxModel.load("tiny", weights, 32, Set.of("ids"), 1).close();
                if (ends.get()) {
                    more.countDown();
                } else {
                    System.out.println("loaded");
                }
            }
        }
    }

    @Test
    void standUntilTheProcessHasEnded() throws Exception {
        byte[] bytes = TinyModel.bytes();
        Path weights = Files.write(folder.resolve("tiny.onnx"), bytes);
        Process process =
                java(EndedWhileItLoads.class, weights.toString(), DigestUtils.sha256Hex(bytes))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("loaded");

            process.toHandle().destroy();

            assertThat(output.lines().filter(line -> !line.equals("loaded")))
                    .containsExactly("loaded more: true");
            assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    private static ProcessBuilder java(Class<?> program, String... arguments) {
        return new ProcessBuilder(
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        program.getName()),
                                Stream.of(arguments))
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static List<Path> everythingIn(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory)).toList();
        }
    }
}
