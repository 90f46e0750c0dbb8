package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice.Test
class SourcesTest {

    private static final String FERRY_HEAD =
            "{\"id\":\"ferry\",\"title\":\"The ferry\",\"title_is_description\":false,"
                    + "\"author\":\"Ada Quill\",\"publisher\":null,\"date\":\"1931\","
                    + "\"uri\":\"https://example.org/ferry\",\"revision\":\"sha256:"
                    + "a".repeat(64)
                    + "\",\"length\":77,\"link\":\"/sources/ferry\"";

    @Autowired private WebTestClient client;
    @Autowired private BlockingWork work;

    @Test
    void listsAllInTheOrderOfTheirIdsWithoutTheirTexts() {
        client.get()
                .uri("/v1/sources")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(
                        "{\"sources\":["
                                + FERRY_HEAD
                                + "},{\"id\":\"mühle\",\"title\":\"A note on a mill\","
                                + "\"title_is_description\":true,\"author\":null,\"publisher\":null,"
                                + "\"date\":null,\"uri\":null,\"revision\":\"sha256:"
                                + "b".repeat(64)
                                + "\",\"length\":26,\"link\":\"/sources/m%C3%BChle\"}]}");
    }

    @Test
    void listsInPartsThatGoOnAfterAnId() {
        assertThat(listed("/v1/sources?limit=1"))
                .contains("\"id\":\"ferry\"", "\"next\":\"ferry\"}");
        assertThat(listed("/v1/sources?limit=1&after=ferry"))
                .contains("\"id\":\"mühle\"")
                .doesNotContain("\"id\":\"ferry\"", "\"next\"");
        assertThat(listed("/v1/sources?after=mühle")).isEqualTo("{\"sources\":[]}");
    }

    @Test
    void aLimitOutOfRangeIsTheCallersToMend() {
        client.get()
                .uri("/v1/sources?limit=100000")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_request")
                .jsonPath("$.field")
                .isEqualTo("limit")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).contains("1 to 1000", "'100000'", "'after'"));
    }

    private String listed(String address) {
        String body =
                client.get()
                        .uri(address)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return body == null ? "" : body;
    }

    @Test
    void oneComesWithItsTextAndItsRevisionAsETag() {
        client.get()
                .uri("/v1/sources/ferry")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"" + Samples.FERRY.revision() + "\"")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectBody(String.class)
                .isEqualTo(
                        FERRY_HEAD
                                + ",\"text\":\"The ferry\\n\\nThe ferry crosses at nine. It takes forty"
                                + " minutes. Dogs ride free.\"}");
    }

    @Test
    void oneThatIsKnownToTheClientIsNotSentAgain() {
        client.get()
                .uri("/v1/sources/{id}", "mühle")
                .header("If-None-Match", "\"" + Samples.MILL.revision() + "\"")
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
        client.get()
                .uri("/v1/sources/{id}", "mühle")
                .header("If-None-Match", "\"" + Samples.FERRY.revision() + "\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /// Reading may wait for the disk.
    @Test
    void oneIsReadByTheWorkersAndTheListIsNot() {
        CountDownLatch over = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> held =
                IntStream.range(0, work.capacity())
                        .mapToObj(_ -> work.call(() -> isOver(over)).toFuture())
                        .toList();
        try {
            client.get()
                    .uri("/v1/sources/ferry")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("overloaded");
            client.get().uri("/v1/sources").exchange().expectStatus().isOk();
        } finally {
            over.countDown();
        }
        held.forEach(CompletableFuture::join);
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUnknownOneIsNamedShortAndPlain() {
        client.get()
                .uri("/v1/sources/{id}", "boat\u0007" + "x".repeat(100))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail ->
                                assertThat(detail)
                                        .startsWith("There is no source 'boat?xxx")
                                        .contains("xxx...'; GET /v1/sources")
                                        .hasSizeLessThan(120));
    }
}
