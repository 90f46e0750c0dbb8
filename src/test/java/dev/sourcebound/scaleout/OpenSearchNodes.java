package dev.sourcebound.scaleout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A cluster of OpenSearch on this machine, each node a process of its own with 512 MB of heap. The
/// build lists the jars that they are made of (profile `opensearch-nodes` in `pom.xml`).
public final class OpenSearchNodes implements AutoCloseable {

    private static final Path HOME = Path.of("target", "opensearch");
    private static final int SECONDS_TO_START = 300;
    private static final int MOST_TOLD = 20_000;

    private static @Nullable OpenSearchNodes one;

    private final List<Node> nodes = new ArrayList<>();

    private record Node(String name, int http, int transport, Process process) {}

    /// Starts them side by side and waits until they are one cluster.
    ///
    /// @param folder for what they write
    /// @param compile options of their JVM, for the compiler
    public OpenSearchNodes(Path folder, int count, String... compile) {
        String classPath = NodeClassPath.read(HOME);
        int[] ports = ports(2 * count);
        String seeds =
                IntStream.range(0, count)
                        .mapToObj(i -> "127.0.0.1:" + ports[count + i] + ",")
                        .collect(Collectors.joining());
        String names =
                IntStream.range(0, count)
                        .mapToObj(i -> "node" + i + ",")
                        .collect(Collectors.joining());
        List<CompletableFuture<Void>> started = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                String name = "node" + i;
                List<String> command = new ArrayList<>();
                command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
                command.addAll(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
                command.addAll(List.of(compile));
                command.addAll(
                        List.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                classPath,
                                "Node",
                                folder.resolve(name).toAbsolutePath().toString(),
                                "sourcebound-test"));
                setting(command, "node.name", name);
                setting(command, "network.host", "127.0.0.1");
                setting(command, "http.port", Integer.toString(ports[i]));
                setting(command, "transport.port", Integer.toString(ports[count + i]));
                setting(command, "discovery.type", "zen");
                setting(command, "discovery.seed_hosts", seeds);
                setting(command, "cluster.initial_cluster_manager_nodes", names);
                setting(command, "cluster.routing.allocation.disk.threshold_enabled", "false");
                setting(command, "cluster.fault_detection.follower_check.timeout", "5s");
                Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
                nodes.add(new Node(name, ports[i], ports[count + i], process));
                started.add(started(process, folder.resolve(name + ".log")));
            }
            CompletableFuture.allOf(started.toArray(CompletableFuture[]::new))
                    .get(SECONDS_TO_START, TimeUnit.SECONDS);
            require(
                    get("/_cluster/health?wait_for_nodes=" + count + "&timeout=60s")
                            .contains("\"timed_out\":false"),
                    "the nodes found no cluster together");
        } catch (IOException
                | InterruptedException
                | ExecutionException
                | TimeoutException
                | RuntimeException e) {
            close();
            throw new IllegalStateException("the nodes did not start", e);
        }
    }

    /// One node for all tests of this JVM; it ends with it.
    public static synchronized OpenSearchNodes one() {
        if (one == null) {
            try {
                one =
                        new OpenSearchNodes(
                                Files.createTempDirectory(
                                        Files.createDirectories(HOME.resolve("data")), "one"),
                                1,
                                "-XX:TieredStopAtLevel=1");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return one;
    }

    /// Where the nodes listen.
    public List<URI> urls() {
        return nodes.stream().map(node -> URI.create("http://127.0.0.1:" + node.http())).toList();
    }

    /// Ends a node at once, as a machine that fails would.
    public void kill(int node) throws InterruptedException {
        nodes.get(node).process().destroyForcibly().waitFor();
    }

    /// What the first of the nodes that lives says.
    public String get(String path) {
        return send("GET", path, "");
    }

    /// The same with a body.
    public String send(String method, String path, String json) {
        Node living =
                nodes.stream().filter(node -> node.process().isAlive()).findFirst().orElseThrow();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + living.http() + path))
                        .timeout(Duration.ofSeconds(90))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Bytes of memory that a node holds.
    public long memory(int node) {
        try (Stream<String> lines =
                Files.lines(
                        Path.of(
                                "/proc",
                                Long.toString(nodes.get(node).process().pid()),
                                "status"))) {
            return 1024
                    * lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.process().destroyForcibly());
        nodes.forEach(node -> node.process().onExit().join());
    }

    /// Free ports of this machine.
    public static int[] ports(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setting(List<String> command, String name, String value) {
        command.add(name);
        command.add(value);
    }

    /// Keeps what a node says, and tells when it says that it has started.
    private static CompletableFuture<Void> started(Process process, Path log) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    StringBuilder all = new StringBuilder();
                    try (BufferedReader said = process.inputReader();
                            var kept = Files.newBufferedWriter(log)) {
                        for (String line = said.readLine(); line != null; line = said.readLine()) {
                            kept.write(line + "\n");
                            kept.flush();
                            if (all.length() < MOST_TOLD && !started.isDone()) {
                                all.append(line).append('\n');
                            }
                            if (line.endsWith("] started")) {
                                started.complete(null);
                            }
                        }
                    } catch (IOException e) {
                        // The node has ended.
                    }
                    started.completeExceptionally(
                            new IllegalStateException("a node has ended: " + all));
                });
        return started;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
