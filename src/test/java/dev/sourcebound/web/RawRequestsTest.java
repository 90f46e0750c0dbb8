package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a proper HTTP client would not send. After each, the server answers the next request.
@WebSlice.Test
class RawRequestsTest {

    private static final String JSON = "application/json";

    @LocalServerPort private int port;

    @AfterEach
    void theNextRequestWorks() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            assertThat(
                            connection
                                    .post("/v1/answers", JSON, bytes("{\"question\": \"When?\"}"))
                                    .readAll())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"outcome\":\"answered\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "e282", "eda080", "c080", "f5808080", "80"})
    void refusesInvalidUtf8(String hex) throws IOException {
        byte[] body = bytes("{\"question\": \"ab?????\"}");
        byte[] broken = HexFormat.of().parseHex(hex);
        System.arraycopy(broken, 0, body, 16, broken.length);
        assertThat(answerTo(body))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"invalid_request\"");
    }

    @Test
    void endsTheWaitForABodyThatStopsHalfWay() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.postHead("/v1/answers", JSON, 100).send("{\"question\": ");
            assertThat(connection.readAll())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("connection: close")
                    .contains("The body did not arrive within 2000 ms");
        }
    }

    /// A fast client's next request comes while the last response is still being put away. Where
    /// that next one is answered at once, Reactor Netty 1.3.7 read nothing further from the
    /// connection (its issue 4361).
    @Test
    void keepsReadingAfterARequestThatCameEarly() throws IOException {
        byte[] question = bytes("{\"question\": \"When?\"}");
        String ask =
                "POST /v1/answers HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                JSON,
                                question.length,
                                new String(question, StandardCharsets.UTF_8));
        String list = "GET /v1/sources HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(ask + list);
            connection.readUntil("\"fingerprint\":\"0123456789abcdef\"}}");
            connection.readUntil("]}");
            connection.send(list);
            assertThat(connection.readUntil("]}")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void closesOnABodyThatNobodyReads() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(
                    "POST /v1/nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
            assertThat(connection.readAll()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void refusesBrokenChunks() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(
                    "POST /v1/answers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"question\"");
            assertThat(connection.readAll()).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void refusesAHeadThatIsNotHttp() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            assertThat(connection.send("nonsense\r\n\r\n").readAll()).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sources/%zz",
                "/v1/sources/%00",
                "/v1/sources/%ff",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/v1/sources/a%2fb"
            })
    void refusesStrangeAddresses(String path) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path));
            assertThat(connection.readAll()).startsWith("HTTP/1.1 4");
        }
    }

    private String answerTo(byte[] body) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection.post("/v1/answers", JSON, body).readAll();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
