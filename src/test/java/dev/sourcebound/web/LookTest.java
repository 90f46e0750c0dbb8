package dev.sourcebound.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the pages look like, on a phone and a desktop, light and dark. Each view is kept under
/// `target/screenshots` and checked: its text stands out, and nothing makes it scroll sideways.
@TestInstance(Lifecycle.PER_CLASS)
class LookTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// WCAG 2.2, 1.4.3: of text and what is behind it.
    private static final double LEAST_CONTRAST = 4.5;

    private final Chromium chromium = new Chromium();

    @AfterAll
    void quit() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"phone,360,740", "desktop,1280,800"})
    void isReadableAndFitsItsWindow(String device, int width, int height) throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Browser.NewContextOptions options =
                    new Browser.NewContextOptions()
                            .setViewportSize(width, height)
                            .setColorScheme(scheme)
                            .setHasTouch(device.equals("phone"))
                            .setIsMobile(device.equals("phone"));
            try (StubServer server = new StubServer();
                    Visit visit = chromium.visit(options)) {
                visit.allowFailedRequests();
                server.addSource(PageSamples.BELL);
                server.addSource(PageSamples.LAMP);
                tour(server, visit, device + "-" + scheme.name().toLowerCase());
            }
        }
    }

    private static void tour(StubServer server, Visit visit, String name) {
        Page page = visit.page();
        page.navigate(server.url("/"));
        assertThat(page.locator(".sources li")).hasCount(2);
        check(page, name + "-empty");

        server.answers(exchange -> exchange.json(200, twoQuotes()));
        visit.ask("When did the last keeper leave, and how heavy is the bell?");
        assertThat(visit.quotes()).hasCount(2);
        check(page, name + "-answer");

        server.answers(exchange -> exchange.json(200, written()));
        visit.ask("Since when is there no keeper?");
        assertThat(page.locator(".pointer")).isVisible();
        check(page, name + "-written");

        String words =
                "The sources do not say how tall the tower is. They tell of its lamp, its keepers"
                        + " and its bell.";
        server.answers(exchange -> exchange.json(200, PageSamples.refusal("not_answered", words)));
        visit.ask("How tall is the tower?");
        assertThat(page.locator(".refusal")).isVisible();
        check(page, name + "-refusal");

        server.answers(exchange -> {
            exchange.header("Retry-After", "20");
            exchange.problem(
                    503,
                    "overloaded",
                    "More questions are under way than can be answered in time.");
        });
        visit.ask("Who rang the bell?");
        assertThat(page.locator(".problem")).isVisible();
        check(page, name + "-error");

        int start = PageSamples.LAMP_TEXT.indexOf(PageSamples.LAST_KEEPER);
        int end = start + PageSamples.LAST_KEEPER.length();
        page.navigate(server.url("/sources/lamp#%d-%d".formatted(start, end)));
        assertThat(page.locator("mark")).isInViewport();
        check(page, name + "-source");
        page.navigate(server.url("/sources/lamp#0-9000000"));
        page.reload();
        assertThat(page.locator(".notice")).isVisible();
        check(page, name + "-source-moved");
        page.navigate(server.url("/sources/gone"));
        assertThat(page.locator(".refusal")).isVisible();
        check(page, name + "-source-unknown");
    }

    private static Map<String, Object> written() {
        Map<String, Object> reply =
                PageSamples.answer(List.of(PageSamples.lastKeeper(), PageSamples.bell()));
        Map<String, Object> both =
                Map.of(
                        "text",
                        "There was a bell, too.",
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

    private static void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .as("%s: what stands beyond the window's side, in pixels", name)
                .isEqualTo(0);
        assertThat((List<?>) page.evaluate(FAINT_TEXT, LEAST_CONTRAST))
                .as("%s: text with too little contrast", name)
                .isEmpty();
    }

    /// Every visible text whose contrast is less than the argument, by WCAG's relative luminance.
    private static final String FAINT_TEXT =
            """
            (least) => {
              const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const luminance = (colour) => {
                const [r, g, b] = channels(colour).map((c) => c / 255)
                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = (element) => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = getComputedStyle(at).backgroundColor;
                  if ((channels(colour)[3] ?? 1) > 0) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const faint = [];
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                const text = texts.currentNode.data.trim();
                if (text === '' || !element.checkVisibility()) continue;
                const lights = [getComputedStyle(element).color, ground(element)].map(luminance);
                const ratio = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
                if (ratio < least) faint.push(`${ratio.toFixed(2)}: ${text.slice(0, 40)}`);
              }
              return faint;
            }
            """;
}
