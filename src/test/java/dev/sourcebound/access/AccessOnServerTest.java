package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.access.AccessSlice.Keys;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts as an operator would have them.
@ExtendWith(OutputCaptureExtension.class)
class AccessOnServerTest {

    private static final Keys KEYS = Keys.made();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aServerThatOthersReachDoesNotStartWithoutAWordOnWhoMayAsk() {
        assertThatThrownBy(() -> start("--server.address=0.0.0.0"))
                .rootCause()
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_INVALID));
    }

    @Test
    void aPortForOperatorsThatOthersReachCountsToo() {
        assertThatThrownBy(() -> start("--management.server.port=0"))
                .rootCause()
                .isInstanceOf(AppException.class);
    }

    @Test
    void openOnPurposeIsOpenAndLimited() throws Exception {
        try (var server =
                start(
                        "--server.address=0.0.0.0",
                        "--sourcebound.access.anonymous=read",
                        "--sourcebound.access.address-requests-per-minute=2")) {
            assertThat(get(server, "local.server.port", "/v1/sources", null)).isEqualTo(200);
            assertThat(get(server, "local.server.port", "/v1/models", null)).isEqualTo(401);
            assertThat(get(server, "local.server.port", "/v1/sources", null)).isEqualTo(429);
            assertThat(get(server, "local.server.port", "/", null)).isEqualTo(200);
        }
    }

    @Test
    void thePortForOperatorsNeedsAKeyAsWell(CapturedOutput output) throws Exception {
        try (var server =
                start(
                        "--management.server.port=0",
                        "--management.server.address=127.0.0.1",
                        "--sourcebound.access.keys-file=" + KEYS.file(),
                        "--sourcebound.access.log=true")) {
            String port = "local.management.port";
            assertThat(get(server, port, "/actuator/health", null)).isEqualTo(200);
            assertThat(get(server, port, "/actuator/prometheus", null)).isEqualTo(401);
            assertThat(get(server, port, "/actuator/prometheus", KEYS.asking())).isEqualTo(403);
            assertThat(get(server, port, "/actuator/prometheus", KEYS.all())).isNotIn(401, 403);
            assertThat(get(server, "local.server.port", "/v1/sources/mühle?who=me", KEYS.all()))
                    .isEqualTo(200);
        }
        // The line follows the response, but is there once the server has stopped.
        assertThat(output.getOut())
                .contains("GET /v1/sources/{id} 200 by owner in ")
                .doesNotContain("who=me", KEYS.all(), KEYS.asking());
    }

    /// Another name leads here through a proxy nobody spoke of, or a browser that was misled.
    @Test
    void withNothingSetTheServerAnswersToTheNamesOfThisMachineOnly() throws Exception {
        try (var server = start()) {
            int port = port(server, "local.server.port");
            assertThat(get(URI.create("http://localhost:" + port + "/v1/sources"), null))
                    .isEqualTo(200);
            for (String name : new String[] {"rebound.example", "my_rebound.example:80"}) {
                try (var socket = new Socket("127.0.0.1", port)) {
                    socket.getOutputStream()
                            .write(
                                    "GET /v1/sources HTTP/1.0\r\nHost: %s\r\n\r\n"
                                            .formatted(name)
                                            .getBytes(StandardCharsets.US_ASCII));
                    assertThat(new String(socket.getInputStream().readAllBytes()))
                            .startsWith("HTTP/1.0 403")
                            .contains("not_allowed", "sourcebound.access.anonymous");
                }
            }
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "--server.port=0";
        return new SpringApplicationBuilder(AccessSlice.class).run(all);
    }

    private int get(
            ConfigurableApplicationContext server, String port, String path, @Nullable String key)
            throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + port(server, port);
        return get(URI.create(address + path.replace("ü", "%C3%BC")), key);
    }

    private int get(URI uri, @Nullable String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static int port(ConfigurableApplicationContext server, String name) {
        return server.getEnvironment().getRequiredProperty(name, Integer.class);
    }
}
