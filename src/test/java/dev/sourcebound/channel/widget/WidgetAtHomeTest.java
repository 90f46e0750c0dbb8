package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.access.AccessSlice;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The widget of a server about which nothing is set, so that only this machine is served.
class WidgetAtHomeTest {

    private static final String LISTED = "https://www.example.org";

    @Test
    void aPageThatCallsThisMachineByAnotherNameIsNotItsOwn() throws IOException {
        try (var server =
                new SpringApplicationBuilder(AccessSlice.class, WidgetSlice.class)
                        .run("--server.port=0", "--sourcebound.widget.allowed-origins=" + LISTED)) {
            int port =
                    server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            assertThat(session(port, "localhost:" + port, "http://localhost:" + port))
                    .startsWith("HTTP/1.0 200");
            for (String name : new String[] {"rebound.example", "my_rebound.example"}) {
                assertThat(session(port, name + ":" + port, "http://" + name + ":" + port))
                        .startsWith("HTTP/1.0 403")
                        .contains("origin_refused");
                assertThat(session(port, name + ":" + port, LISTED))
                        .as("a website that is listed says by which name it asks")
                        .startsWith("HTTP/1.0 200");
            }
        }
    }

    private static String session(int port, String host, String origin) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            String request =
                    "POST /widget/session HTTP/1.0\r\nHost: %s\r\nOrigin: %s\r\nContent-Length: 0\r\n\r\n"
                            .formatted(host, origin);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
