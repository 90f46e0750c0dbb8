package dev.sourcebound.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.sourcebound.browser.Chromium;
import dev.sourcebound.browser.Look;
import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.StubServer;
import dev.sourcebound.browser.Visit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the source view looks like, on a phone and a desktop, light and dark.
@TestInstance(Lifecycle.PER_CLASS)
class SourceLookTest {

    private final Chromium chromium = new Chromium();

    @AfterAll
    void quit() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"phone,360,740", "desktop,1280,800"})
    void isReadableAndFitsItsWindow(String device, int width, int height) throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Browser.NewContextOptions options =
                    new Browser.NewContextOptions()
                            .setViewportSize(width, height)
                            .setColorScheme(scheme)
                            .setIsMobile(device.equals("phone"));
            try (StubServer server = new StubServer();
                    Visit visit = chromium.visit(options)) {
                visit.allowFailedRequests();
                server.addSource(PageSamples.LAMP);
                tour(server, visit.page(), device + "-" + scheme.name().toLowerCase());
            }
        }
    }

    private static void tour(StubServer server, Page page, String name) {
        int start = PageSamples.LAMP_TEXT.indexOf(PageSamples.LAST_KEEPER);
        int end = start + PageSamples.LAST_KEEPER.length();
        page.navigate(server.url("/sources/lamp#%d-%d".formatted(start, end)));
        assertThat(page.locator("mark")).isInViewport();
        Look.check(page, name + "-source");
        page.navigate(server.url("/sources/lamp#0-9000000"));
        page.reload();
        assertThat(page.locator(".notice")).isVisible();
        Look.check(page, name + "-source-moved");
        page.navigate(server.url("/sources/gone"));
        assertThat(page.locator(".refusal")).isVisible();
        Look.check(page, name + "-source-unknown");
        page.route("**/v1/sources/*", route -> route.abort());
        page.reload();
        assertThat(page.locator(".problem")).isVisible();
        Look.check(page, name + "-source-failed");
    }
}
