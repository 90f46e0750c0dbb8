package dev.sourcebound.web;

import dev.sourcebound.corpus.SourceLink;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.reactive.server.WebTestClient;

class PageControllerTest {

    private static final String PAGE = "<!doctype html><title>A source</title>";
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final WebTestClient client =
            WebTestClient.bindToController(
                            new PageController(
                                    Samples.corpus(),
                                    SourceLink.ROOT,
                                    new ByteArrayResource(PAGE.getBytes(StandardCharsets.UTF_8))))
                    .build();

    @ParameterizedTest
    @ValueSource(strings = {BROWSER, "*/*", "text/html"})
    void showsThePageOfAKnownSource(String accept) {
        client.get()
                .uri("/sources/{id}", "mühle")
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectBody(String.class)
                .isEqualTo(PAGE);
    }

    @Test
    void showsThePageWithNotFoundWhereThereIsNoSuchSource() {
        client.get()
                .uri("/sources/boat")
                .header("Accept", BROWSER)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .isEqualTo(PAGE);
    }

    @Test
    void sendsWhoTakesNoPageToTheSourceItself() {
        client.get()
                .uri("/sources/{id}", "mühle")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isEqualTo(303)
                .expectHeader()
                .valueEquals("Location", "/v1/sources/m%C3%BChle");
    }

    @Test
    void keepsTheRevisionOnTheWayToTheSourceItself() {
        String revision = Samples.MILL.revision();
        client.get()
                .uri("/sources/{id}?revision={revision}", "mühle", revision)
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isEqualTo(303)
                .expectHeader()
                .valueEquals("Location", "/v1/sources/m%C3%BChle?revision=" + revision);
    }

    @Test
    void showsThePageWithGoneWhereThereIsNoSuchRevisionAnyMore() {
        client.get()
                .uri("/sources/{id}?revision={revision}", "mühle", Samples.FERRY.revision())
                .header("Accept", BROWSER)
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody(String.class)
                .isEqualTo(PAGE);
    }
}
