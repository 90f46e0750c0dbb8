package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Json;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.system.ApplicationHome;

/// A server of its own, started to see how long it takes.
///
/// @param secondsToReady from the start of its process until it says that it is ready
/// @param memory what it then holds; empty where the system does not tell
/// @param millisecondsToAnswer how long it took over the first question that it was asked
record ChildServer(
        double secondsToReady, Optional<ResidentMemory> memory, double millisecondsToAnswer) {

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
    /// process, waits until it is ready, asks it once, and ends it.
    ///
    /// @param jar of this program
    /// @param settings as on a command line, `--name=value`
    static ChildServer start(Path jar, List<String> settings, String question) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(settings);
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        URI server = URI.create("http://127.0.0.1:" + port);
        long started = System.nanoTime();
        Process process = run(command);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            awaitReady(process, client, server, started + PATIENCE.toNanos());
            double seconds = (System.nanoTime() - started) / 1e9;
            Optional<ResidentMemory> memory = ResidentMemory.of(process.pid());
            return new ChildServer(seconds, memory, millisecondsToAnswer(client, server, question));
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

    private static void awaitReady(Process process, HttpClient client, URI server, long until)
            throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
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

    private static double millisecondsToAnswer(HttpClient client, URI server, String question)
            throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/v1/answers"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Json.canonical(Map.of("question", question))))
                        .build();
        long asked = System.nanoTime();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw CommandInvalid.because(
                        "the server that was started answered %d to its first question; let questions be asked without a key"
                                .formatted(status));
            }
        } catch (IOException e) {
            throw CommandInvalid.because("the server that was started did not answer", e);
        }
        return (System.nanoTime() - asked) / 1e6;
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
