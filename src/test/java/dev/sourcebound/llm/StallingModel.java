package dev.sourcebound.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An endpoint that begins to answer, or does not even begin, and then says nothing more until its
/// client goes.
public final class StallingModel implements AutoCloseable {

    private final ServerSocket server;
    private final String beginning;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    /// @param beginning the events that it sends; without any it does not even send a status
    public StallingModel(String beginning) throws IOException {
        this.beginning = beginning;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(server.getLocalPort());
    }

    public boolean wasAsked() throws InterruptedException {
        return asked.await(30, TimeUnit.SECONDS);
    }

    /// Whether the client has closed its connection.
    public boolean wasLeft() throws InterruptedException {
        return left.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            int length = 0;
            for (String line = in.readLine();
                    line != null && !line.isEmpty();
                    line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            in.skip(length);
            if (!beginning.isEmpty()) {
                String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
                socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
            asked.countDown();
            while (in.read() >= 0) {
                // A client that sends more is still there.
            }
            left.countDown();
        } catch (IOException gone) {
            left.countDown();
        }
    }
}
