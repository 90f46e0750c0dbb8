package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

@Timeout(60)
class ConnectionsTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final DisposableServer server = serve(2, Duration.ofSeconds(30));
    private final DisposableServer impatient = serve(9, Duration.ofMillis(300));

    @AfterEach
    void stop() {
        server.disposeNow();
        impatient.disposeNow();
    }

    @Test
    void hangsUpOnWhoeverIsOneTooMany() throws IOException {
        try (RawConnection first = connected();
                RawConnection second = connected()) {
            try (RawConnection third = new RawConnection(server.port())) {
                assertThat(third.readAll()).isEmpty();
            }
            assertThat(ask(first)).contains("200 OK");
            assertThat(ask(second)).contains("200 OK");
        }
    }

    @Test
    void whoLeavesMakesRoom() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RawConnection one = connected()) {
                assertThat(ask(one)).contains("200 OK");
            }
        }
    }

    @Test
    void hangsUpOnAHeadThatDoesNotEnd() throws IOException {
        try (RawConnection slow = new RawConnection(impatient.port())) {
            slow.send("GET / HT");
            slow.send("TP/1.1\r\nHost: ");
            assertThat(slow.readAll()).isEmpty();
        }
    }

    @Test
    void aSecondRequestHasItsOwnTime() throws IOException {
        try (RawConnection slow = new RawConnection(impatient.port())) {
            assertThat(ask(slow)).contains("200 OK");
            assertThat(ask(slow)).contains("200 OK");
            slow.send("GET / HTTP/1.1\r\n");
            assertThat(slow.readAll()).isEmpty();
        }
    }

    @Test
    void aBodyIsNotItsMatter() throws IOException {
        try (RawConnection slow = new RawConnection(impatient.port())) {
            slow.send("POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n");
            // Answered after more time than a head may take, with the body still to come.
            assertThat(slow.readUntil("late")).endsWith("late");
        }
    }

    /// One that is surely counted: the last that left may still be on its way.
    private RawConnection connected() throws IOException {
        while (true) {
            RawConnection connection = new RawConnection(server.port());
            try {
                if (ask(connection).contains("200 OK")) {
                    return connection;
                }
            } catch (IOException hungUp) {
                // It was one too many.
            }
            connection.close();
        }
    }

    private static String ask(RawConnection connection) throws IOException {
        return connection.send(REQUEST).readUntil("there");
    }

    private static DisposableServer serve(int most, Duration headLimit) {
        return new Connections(most, headLimit)
                .apply(HttpServer.create().host("127.0.0.1").port(0))
                .handle((request, response) ->
                        request.uri().equals("/slow")
                                ? Mono.delay(Duration.ofMillis(600))
                                        .then(response.sendString(Mono.just("late")).then())
                                : response.sendString(Mono.just("there")).then())
                .bindNow();
    }
}
