package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.access.NewKey;
import dev.sourcebound.access.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The whole server with its models, changed while it runs.
@AutoConfigureWebTestClient(timeout = "60s")
@SpringBootTest(
        classes = SourceboundApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sourcebound.corpus.watch-interval=100ms",
            "sourcebound.corpus.max-source-size=10KB"
        })
class OperatorTest {

    private static final NewKey OPERATORS =
            NewKey.of("operators", EnumSet.of(Verb.OPERATE, Verb.ASK, Verb.READ), null);
    private static final String KEY = "Bearer " + OPERATORS.text();
    private static final String FERRY = "The ferry to Tessen crosses at nine in the morning.";

    @TempDir static Path folder;

    @TempDir static Path keys;

    @Autowired private WebTestClient client;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        registry.add("sourcebound.corpus.folder", () -> folder);
        registry.add("sourcebound.access.keys-file", () -> keys.resolve("keys.jsonl").toString());
        registry.add("sourcebound.access.anonymous", () -> "ask,read");
    }

    @BeforeAll
    static void oneSource() throws IOException {
        Files.writeString(folder.resolve("mill.txt"), "The mill of Tessen grinds corn.");
        OPERATORS.appendTo(keys.resolve("keys.jsonl"));
    }

    @Test
    void withoutTheKeyNothingIsChangedOrListed() {
        for (String given : new String[] {"", "Bearer another key", "Basic " + OPERATORS.text()}) {
            client.put()
                    .uri("/v1/sources/thief")
                    .header("Authorization", given)
                    .contentType(MediaType.TEXT_PLAIN)
                    .bodyValue("x")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals("WWW-Authenticate", "Bearer");
            client.get()
                    .uri("/v1/sources:states")
                    .header("Authorization", given)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
            client.delete()
                    .uri("/v1/sources/mill")
                    .header("Authorization", given)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
        client.get().uri("/v1/sources/mill").exchange().expectStatus().isOk();
        client.get().uri("/v1/sources/thief").exchange().expectStatus().isNotFound();
    }

    @Test
    void aDocumentThatIsPutInAnswersAtOnceAndNoMoreOnceItIsTakenOut() {
        put("ferry", MediaType.TEXT_PLAIN, FERRY).expectStatus().isCreated();
        assertThat(outcome()).contains("\"answered\"", "nine in the morning");

        put("ferry", MediaType.TEXT_HTML, "<p>The ferry to Tessen crosses at noon.")
                .expectStatus()
                .isOk();
        assertThat(outcome()).contains("at noon").doesNotContain("nine in the morning");

        client.delete()
                .uri("/v1/sources/ferry")
                .header("Authorization", KEY)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(outcome()).contains("\"refused\"");
        client.get()
                .uri("/v1/sources/ferry")
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("revision_gone");
    }

    @Test
    void tellsHowFarItIsByEvents() {
        String events =
                client.put()
                        .uri("/v1/sources/told")
                        .header("Authorization", KEY)
                        .contentType(MediaType.parseMediaType("text/markdown"))
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .bodyValue("# Told\n\nThe lighthouse of Tessen has two keepers.")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(events)
                .containsSubsequence(
                        "event:reading",
                        "event:embedding",
                        "\"done\":1",
                        "event:done",
                        "\"id\":\"told\"");
    }

    @Test
    void whatCannotBeUsedIsRefusedAndSaysWhy() {
        put("scan", MediaType.APPLICATION_PDF, "no PDF")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("source_refused")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("wrong_format"));
        put("long", MediaType.TEXT_PLAIN, "a ".repeat(6_000))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("10240 bytes"));
        put("mill", MediaType.IMAGE_PNG, "x").expectStatus().isEqualTo(415);
        put(".mill", MediaType.TEXT_PLAIN, "x").expectStatus().isBadRequest();
        put("empty", MediaType.TEXT_PLAIN, "").expectStatus().isBadRequest();
    }

    @Test
    void anOldCitationFindsItsTextOrIsToldThatItHasChanged() {
        put("log", MediaType.TEXT_PLAIN, "The first entry.").expectStatus().isCreated();
        String revision =
                client.get()
                        .uri("/v1/sources/log")
                        .exchange()
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .getETag();
        assertThat(revision).isNotNull();
        put("log", MediaType.TEXT_PLAIN, "The second entry.").expectStatus().isOk();
        String quoted = revision.replace("\"", "");
        client.get()
                .uri("/v1/sources/log?revision={r}", quoted)
                .header("If-None-Match", revision)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("The first entry.")
                .jsonPath("$.revision")
                .isEqualTo(quoted)
                .jsonPath("$.newest_revision")
                .value(
                        String.class,
                        newest -> assertThat(newest).startsWith("sha256:").isNotEqualTo(quoted))
                .jsonPath("$.link")
                .isEqualTo("/sources/log?revision=" + quoted);
        assertThat(page("/sources/log?revision=" + quoted)).isEqualTo(200);
        assertThat(page("/sources/log?revision=sha256:0")).isEqualTo(410);
        client.get()
                .uri("/v1/sources/log?revision=sha256:0")
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("has changed"));
    }

    @Test
    void aLinkOfAnAnswerOpensWhatWasQuotedWhenTheTextHasChanged() {
        put("quay", MediaType.TEXT_PLAIN, "Preface. The quay of Ostrel is ninety paces long.")
                .expectStatus()
                .isCreated();
        String link = linkOf("How long is the quay of Ostrel?");
        put(
                        "quay",
                        MediaType.TEXT_PLAIN,
                        "A longer preface. The quay of Ostrel is eighty paces long.")
                .expectStatus()
                .isOk();
        int hash = link.indexOf('#');
        String[] place = link.substring(hash + 1).split("-");
        client.get()
                .uri("/v1" + link.substring(0, hash))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.text")
                .value(
                        String.class,
                        text ->
                                assertThat(
                                                text.substring(
                                                        Integer.parseInt(place[0]),
                                                        Integer.parseInt(place[1])))
                                        .isEqualTo("The quay of Ostrel is ninety paces long."));
    }

    private String linkOf(String question) {
        List<String> links = new ArrayList<>();
        client.post()
                .uri("/v1/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("question", question))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.citations[0].link")
                .value(String.class, links::add);
        return links.getFirst();
    }

    private int page(String address) {
        return client.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Test
    void theStatesNameEveryFile() {
        client.get()
                .uri("/v1/sources:states")
                .header("Authorization", KEY)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.states[?(@.file == 'mill.txt')].status")
                .isEqualTo("indexed");
    }

    @Test
    void theStatesAreToldInPartsThatGoOnAfterAFile() {
        put("aa-1", MediaType.TEXT_PLAIN, "The first of two.").expectStatus().isCreated();
        put("aa-2", MediaType.TEXT_PLAIN, "The second of two.").expectStatus().isCreated();
        assertThat(states("?limit=1&after=aa"))
                .contains("\"file\":\"aa-1.txt\"", "\"next\":\"aa-1.txt\"")
                .doesNotContain("aa-2.txt");
        assertThat(states("?after=aa-1.txt"))
                .contains("\"file\":\"aa-2.txt\"", "\"file\":\"mill.txt\"")
                .doesNotContain("aa-1.txt", "\"next\"");
    }

    @Test
    void theStatesOfOneStatusAreToldAndAllAreCounted() {
        assertThat(states("?status=indexed&limit=1")).contains("\"status\":\"indexed\"");
        assertThat(states("?status=refused"))
                .startsWith("{\"problem\":null,\"states\":[],\"counts\":{\"indexed\":")
                .endsWith("\"pending\":0,\"refused\":0}}");
        client.get()
                .uri("/v1/sources:states?status=broken")
                .header("Authorization", KEY)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("status")
                .jsonPath("$.detail")
                .isEqualTo("'status' must be one of indexed, pending, refused, got 'broken'.");
    }

    private String states(String query) {
        return String.valueOf(
                client.get()
                        .uri("/v1/sources:states" + query)
                        .header("Authorization", KEY)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    @Test
    void theApiIsDescribed() {
        client.get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(api ->
                        assertThat(api)
                                .contains(
                                        "\"putSource\"", "\"deleteSource\"", "/v1/sources:states"));
    }

    private WebTestClient.ResponseSpec put(String id, MediaType type, String document) {
        return client.put()
                .uri("/v1/sources/{id}", id)
                .header("Authorization", KEY)
                .contentType(type)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(document.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private String outcome() {
        return String.valueOf(
                client.post()
                        .uri("/v1/answers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"question\": \"When does the ferry to Tessen cross?\"}")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
