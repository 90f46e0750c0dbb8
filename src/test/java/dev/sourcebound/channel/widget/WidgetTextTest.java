package dev.sourcebound.channel.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.PageTest;
import dev.sourcebound.browser.StubServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever a text holds, the widget shows it as text, within its place.
class WidgetTextTest extends PageTest {

    @BeforeEach
    void open() {
        server.addSource(PageSamples.BELL);
        server.addSource(PageSamples.LAMP);
        page.navigate(server.url("/"));
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
        reply.put("claims", List.of(PageSamples.claim(hostile, 0)));
        reply.put("notes", List.of(Map.of("kind", "<i>", "text", hostile)));
        server.answers(StubServer.streamed(reply));
        page.setViewportSize(360, 740);
        visit.ask(hostile + "x".repeat(900));
        assertThat(visit.claims()).hasText(hostile);
        visit.citations().click();
        assertThat(visit.quotes()).hasText(quote);
        assertThat(page.locator(".root :is(script, img, b, i)")).hasCount(0);
        assertThat(visit.quotes().boundingBox().height).isLessThan(400);
        assertFits();
        assertThat(page.locator(".question").boundingBox().height).isLessThan(200);
        visit.button("Show the whole quotation").click();
        assertThat(visit.quotes().boundingBox().height).isGreaterThan(2000);
        assertFits();
    }

    @Test
    void keepsAHostileRefusalText() {
        String hostile = "<img src=x onerror=alert(1)><a href=javascript:alert(2)>here</a>";
        Map<String, Object> reply = PageSamples.refusal("<b>__proto__</b>", hostile);
        reply.put("citations", List.of(PageSamples.bell()));
        server.answers(StubServer.streamed(reply));
        visit.ask("How tall is it?");
        assertThat(page.locator(".refusal p").first()).hasText(hostile);
        assertThat(page.locator(".turn :is(img, b, figure, .cite)")).hasCount(0);
    }

    @Test
    void linksNowhereButToTheServerItIsFrom() {
        Map<String, Object> citation = new HashMap<>(PageSamples.bell());
        citation.put("link", "javascript:alert(1)");
        Map<String, Object> other = new HashMap<>(PageSamples.bell());
        other.put("source", "//elsewhere.example/x?y#z");
        Map<String, Object> odd = new HashMap<>(PageSamples.bell());
        odd.put("revision", "sha256:0&x=1#y");
        server.answers(StubServer.streamed(PageSamples.answer(List.of(citation, other, odd))));
        visit.ask("How heavy is the bell?");
        assertThat(page.locator("figcaption a")).hasCount(3);
        assertThat(page.locator("figcaption a").nth(0))
                .hasAttribute("href", server.url("/sources/bell-2?revision=sha256:00#0-44"));
        assertThat(page.locator("figcaption a").nth(1))
                .hasAttribute(
                        "href",
                        server.url(
                                "/sources/%2F%2Felsewhere.example%2Fx%3Fy%23z?revision=sha256:00#0-44"));
        assertThat(page.locator("figcaption a").nth(2))
                .hasAttribute("href", server.url("/sources/bell-2#0-44"));
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
        visit.citations().click();
        assertThat(visit.quotes()).hasCSS("direction", "rtl");
        assertThat(visit.claims()).hasCSS("direction", "rtl");
        assertThat(page.locator(".question > :last-child")).hasCSS("direction", "rtl");
        assertThat(page.locator("figcaption")).hasCSS("direction", "ltr");
    }

    /// What comes from elsewhere becomes text by `append` and `textContent`; what would make it
    /// markup is not in the code.
    @Test
    void holdsNothingThatMakesMarkupOfText() throws IOException {
        for (String file : WidgetFiles.all()) {
            assertThat(WidgetFiles.read(file))
                    .as(file)
                    .doesNotContainPattern(
                            "innerHTML|outerHTML|insertAdjacent|setHTML|document\\.write|DOMParser"
                                    + "|createContextualFragment|eval\\(|new Function|srcdoc");
        }
    }

    private void assertFits() {
        assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(360);
        assertThat((Boolean) page.locator(".log").evaluate("e => e.scrollWidth <= e.clientWidth"))
                .isTrue();
    }
}
