package dev.sourcebound.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sourcebound.channel.VendorClient.Patience;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VendorClientTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance()
                    .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private final VendorClient client = new VendorClient(Duration.ofSeconds(5));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void whatTheServiceAnswersIsGivenBackErrorsOfTheCallerToo() throws Exception {
        assertThat(sent(aResponse().withStatus(404).withBody("no")))
                .isEqualTo(new Exchange.Answered(404, "no"));
    }

    @Test
    void aLimitSaysWhenToComeAgain() throws Exception {
        assertThat(sent(aResponse().withStatus(429).withHeader("Retry-After", "7").withBody("b")))
                .isEqualTo(new Exchange.Limited(Duration.ofSeconds(7), "b"));
        assertThat(sent(aResponse().withStatus(429).withHeader("Retry-After", "soon")))
                .isEqualTo(new Exchange.Limited(Duration.ZERO, ""));
        assertThat(sent(aResponse().withStatus(429).withHeader("Retry-After", "999999")))
                .isEqualTo(new Exchange.Limited(Duration.ofHours(1), ""));
    }

    @Test
    void whetherAFailedRequestWasCarriedOutIsUnclear() throws Exception {
        assertThat(sent(aResponse().withStatus(503))).isEqualTo(new Exchange.Unclear("http_503"));
        assertThat(sent(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))
                .isEqualTo(new Exchange.Unclear("connection_broke"));
        assertThat(sent(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)))
                .isEqualTo(new Exchange.Unclear("connection_broke"));
    }

    @Test
    void theTimeIsUpEvenWhereTheBodyComesByDrops() throws Exception {
        SERVICE.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withBody("x".repeat(100))
                                        .withChunkedDribbleDelay(50, 20_000)));
        assertThat(client.send(request(SERVICE.baseUrl()), Duration.ofMillis(300)))
                .isEqualTo(new Exchange.Unclear("timeout"));
    }

    @Test
    void whereNobodyListensNothingWasSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(client.send(request("http://127.0.0.1:" + free), LONG))
                .isEqualTo(new Exchange.Unsent("connect_failed"));
    }

    @Test
    void whatMayBeRepeatedIsRepeatedAsOftenAsPatienceAllows() throws Exception {
        SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        Patience patience = new Patience(3, Duration.ofMillis(1), LONG);
        assertThat(client.sendRepeatedly(request(SERVICE.baseUrl()), LONG, patience))
                .isEqualTo(new Exchange.Unclear("http_500"));
        SERVICE.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void aWaitLongerThanPatienceIsNotBegun() throws Exception {
        SERVICE.stubFor(
                any(anyUrl())
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "600")));
        Patience patience = new Patience(3, Duration.ofMillis(1), LONG);
        assertThat(client.sendRepeatedly(request(SERVICE.baseUrl()), LONG, patience))
                .isEqualTo(new Exchange.Limited(Duration.ofMinutes(10), ""));
        SERVICE.verify(1, anyRequestedFor(anyUrl()));
    }

    private Exchange sent(ResponseDefinitionBuilder response) throws InterruptedException {
        SERVICE.stubFor(any(anyUrl()).willReturn(response));
        return client.send(request(SERVICE.baseUrl()), LONG);
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address + "/x")).build();
    }
}
