package dev.sourcebound.channel.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.sourcebound.browser.Chromium;
import dev.sourcebound.browser.Look;
import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.StubServer;
import dev.sourcebound.browser.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the widget looks like: in the page at `/` and over a website's page, whose text runs either
/// way, on a phone and a desktop, light and dark.
@TestInstance(Lifecycle.PER_CLASS)
class WidgetLookTest {

    private final Chromium chromium = new Chromium();

    @AfterAll
    void quit() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 360, 740, page",
        "desktop, 1280, 800, page",
        "phone, 360, 740, ltr",
        "desktop, 1280, 800, ltr",
        "phone, 360, 740, rtl",
        "desktop, 1280, 800, rtl"
    })
    void isReadableAndFitsItsWindow(String device, int width, int height, String place)
            throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Browser.NewContextOptions options =
                    new Browser.NewContextOptions()
                            .setViewportSize(width, height)
                            .setColorScheme(scheme)
                            // So that nothing is on its way while its picture is taken.
                            .setReducedMotion(ReducedMotion.REDUCE)
                            .setHasTouch(device.equals("phone"))
                            .setIsMobile(device.equals("phone"));
            try (StubServer server = new StubServer();
                    Visit visit = chromium.visit(options)) {
                visit.allowFailedRequests();
                server.addSource(PageSamples.BELL);
                server.addSource(PageSamples.LAMP);
                server.addPage(
                        "/website.css",
                        "body { background: canvas; font: 18px/1.5 serif; margin: 2em; }");
                server.addPage("/website", website(place));
                String name = device + "-" + scheme.name().toLowerCase() + "-" + place;
                visit.page().navigate(server.url(place.equals("page") ? "/" : "/website"));
                if (!place.equals("page")) {
                    assertThat(visit.page().locator(".launcher")).isVisible();
                    Look.check(visit.page(), name + "-closed");
                    visit.page().locator(".launcher").click();
                }
                tour(server, visit, name);
            }
        }
    }

    private static String website(String direction) {
        return """
        <!doctype html>
        <html lang="en" dir="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>A website</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/website.css">
        <script src="/widget.js" data-title="Ask about the lighthouse" defer></script>
        <h1>Ferrow Point</h1>
        <p>%s</p>
        </html>
        """
                .formatted(direction, "The lamp can be seen from twenty miles away. ".repeat(40));
    }

    private static void tour(StubServer server, Visit visit, String name) {
        Page page = visit.page();
        assertThat(page.locator(".sources li")).hasCount(2);
        Look.check(page, name + "-empty");

        server.answers(StubServer.streamed(twoQuotes()));
        visit.ask("When did the last keeper leave, and how heavy is the bell?");
        assertThat(visit.claims()).hasCount(2);
        Look.check(page, name + "-answer");
        visit.citations().first().click();
        assertThat(visit.quotes()).hasCount(1);
        Look.check(page, name + "-citation");

        server.answers(StubServer.streamed(written()));
        visit.ask("Since when is there no keeper?");
        assertThat(visit.claims()).hasCount(4);
        visit.citations().nth(2).click();
        Look.check(page, name + "-written");

        String words =
                "I found nothing in the 2 sources that answers this clearly enough to quote.";
        server.answers(StubServer.streamed(PageSamples.refusal("not_answered", words)));
        visit.ask("How tall is the tower?");
        assertThat(page.locator(".refusal")).isVisible();
        Look.check(page, name + "-refusal");

        server.answers(exchange -> {
            exchange.header("Retry-After", "20");
            exchange.problem(503, "overloaded", "More questions are under way than can be.");
        });
        visit.ask("Who rang the bell?");
        assertThat(page.locator(".turn .problem")).isVisible();
        Look.check(page, name + "-error");
    }

    private static Map<String, Object> written() {
        Map<String, Object> reply =
                PageSamples.answer(List.of(PageSamples.lastKeeper(), PageSamples.bell()));
        Map<String, Object> both =
                Map.of(
                        "text",
                        "There was a bell, too, which was heavy and was rung in fog.",
                        "citations",
                        List.of(1, 0),
                        "support",
                        0.9);
        reply.put("claims", List.of(PageSamples.claim("There is none since 1984.", 0), both));
        reply.put("standalone_question", "Since when does the lamp have no keeper?");
        return reply;
    }

    private static Map<String, Object> twoQuotes() {
        Map<String, Object> reply =
                PageSamples.answer(List.of(PageSamples.lastKeeper(), PageSamples.bell()));
        reply.put(
                "notes",
                List.of(Map.of("kind", "sources_differ", "text", "One gives 1984, one 1985.")));
        return reply;
    }
}
