package dev.sourcebound.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Whatever a text holds, the page shows it as text, within its place.
@TestInstance(Lifecycle.PER_CLASS)
class PageTextTest {

    private final Chromium chromium = new Chromium();
    private StubServer server;
    private Visit visit;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        server.addSource(PageSamples.BELL);
        server.addSource(PageSamples.LAMP);
        visit = chromium.visit();
        page = visit.page();
        page.navigate(server.url("/"));
    }

    @AfterEach
    void closeWithNothingAmiss() {
        visit.close();
        server.close();
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @Test
    void keepsHostileTextText() {
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202Egnp.\u2066";
        String title = "\u202E<b>title</b> " + "w".repeat(500);
        String quote = hostile + " \uD83D\uDC69\u200D\uD83D\uDE80 " + "long words ".repeat(950);
        Map<String, Object> source = PageSamples.source("h", title, quote);
        server.addSource(source);
        Map<String, Object> reply =
                PageSamples.answer(List.of(PageSamples.citation(source, quote, hostile)));
        reply.put("notes", List.of(Map.of("kind", "<i>", "text", hostile)));
        server.answers(StubServer.streamed(reply));
        page.setViewportSize(360, 740);
        visit.ask(hostile + "x".repeat(900));
        assertThat(visit.quotes()).hasText(quote);
        assertThat(page.locator("main script, main img, main b, main i")).hasCount(0);
        assertThat(page.locator(".quotation blockquote").boundingBox().height).isLessThan(400);
        assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(360);
        assertThat(page.locator(".question").boundingBox().height).isLessThan(200);
        visit.button("Show the whole quotation").click();
        assertThat(page.locator(".quotation blockquote").boundingBox().height).isGreaterThan(2000);
        assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void neverLinksAwayFromThisSite() {
        Map<String, Object> citation = new HashMap<>(PageSamples.bell());
        citation.put("link", "javascript:alert(1)");
        Map<String, Object> other = new HashMap<>(PageSamples.bell());
        other.put("link", "//elsewhere.example/sources/x#1-2");
        server.answers(StubServer.streamed(PageSamples.answer(List.of(citation, other))));
        visit.ask("How heavy is the bell?");
        for (Locator link : page.locator("figcaption a").all()) {
            assertThat(link).hasAttribute("href", "/sources/bell-2#0-44");
        }
    }

    @Test
    void showsTextInItsOwnDirection() {
        String hebrew = "\u05E9\u05DC\u05D5\u05DD";
        Map<String, Object> source = PageSamples.source("he", hebrew, hebrew + " 1871");
        server.answers(
                StubServer.streamed(
                        PageSamples.answer(
                                List.of(PageSamples.citation(source, hebrew + " 1871", "1871")))));
        visit.ask(hebrew);
        assertThat(visit.quotes()).hasCSS("direction", "rtl");
        assertThat(page.locator(".question > :last-child")).hasCSS("direction", "rtl");
        assertThat(page.locator("figcaption")).hasCSS("direction", "ltr");
    }
}
