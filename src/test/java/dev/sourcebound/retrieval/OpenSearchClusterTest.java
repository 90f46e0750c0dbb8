package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.OpenSearchClients.Call;
import dev.sourcebound.retrieval.OpenSearchClients.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes of answers that a real node gives only when something breaks at the right moment.
class OpenSearchClusterTest {

    private HttpServer node;
    private OpenSearchCluster cluster;
    private volatile int status = 200;
    private volatile String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext(
                "/",
                exchange -> {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        node.start();
        URI url = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
        cluster =
                new OpenSearchCluster(OpenSearchSettingsTest.settings(List.of(url), "name", 1, 0));
    }

    @AfterEach
    void stop() {
        cluster.close();
        node.stop(0);
    }

    @Test
    void whatOnlySomeShardsAnswerIsNotUsed() {
        answer = "{\"_shards\": {\"total\": 3, \"successful\": 2, \"failed\": 1}}";
        assertUnavailable(new Call("POST", "/name/_search"), "some of its shards do not answer");
    }

    /// As when the answer to a first try was lost.
    @Test
    void anIndexThatIsThereAlreadyIsMadeAnewLater() {
        status = 400;
        answer = "{\"error\": {\"type\": \"resource_already_exists_exception\"}}";
        assertUnavailable(new Call("PUT", "/name"), "resource_already_exists_exception");
    }

    private void assertUnavailable(Call call, String why) {
        assertThatThrownBy(() -> cluster.send(Patience.BUILDING, call))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INDEX_UNAVAILABLE))
                .hasMessageContaining(why);
    }
}
