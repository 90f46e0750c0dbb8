package dev.sourcebound.evaluation;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.system.ApplicationHome;

/// A server of its own, started to see how long it takes.
///
/// @param secondsToReady from the start of its process until it says that it is ready
/// @param memory what it then holds; empty where the system does not tell
record ChildServer(double secondsToReady, Optional<ResidentMemory> memory) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /// The jar that the program was started from; empty where it runs from a folder of classes.
    ///
    /// @param application the class that Spring starts from
    static Optional<Path> jar(Class<?> application) {
        File home = new ApplicationHome(application).getSource();
        return Optional.ofNullable(home).filter(File::isFile).map(File::toPath);
    }

    /// Starts a server on a free port of the loopback address, with the Java options of this
    /// process, waits until it is ready, and ends it.
    ///
    /// @param jar of this program
    /// @param settings as on a command line, `--name=value`
    static ChildServer start(Path jar, List<String> settings) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(settings);
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
        long started = System.nanoTime();
        Process process = run(command);
        try {
            awaitReady(process, readiness, started + PATIENCE.toNanos());
            double seconds = (System.nanoTime() - started) / 1e9;
            return new ChildServer(seconds, ResidentMemory.of(process.pid()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandInvalid.because("interrupted while waiting for a server", e);
        } finally {
            end(process);
        }
    }

    private static Process run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw CommandInvalid.because("a server could not be started: " + e.getMessage(), e);
        }
    }

    private static void awaitReady(Process process, URI readiness, long until)
            throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
            while (!isReady(client, request)) {
                if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw CommandInvalid.because(
                            "the server that was started ended with %d before it was ready"
                                    .formatted(process.exitValue()));
                }
                if (System.nanoTime() > until) {
                    throw CommandInvalid.because(
                            "the server that was started was not ready within %d s"
                                    .formatted(PATIENCE.toSeconds()));
                }
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw CommandInvalid.because("no free port: " + e.getMessage(), e);
        }
    }
}
