package dev.sourcebound.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sourcebound.answer.Citation;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The pages as the server itself serves them, in a browser: addresses, headers and events fit.
@WebSlice.Test
class PageOnServerTest {

    @LocalServerPort private int port;

    @Test
    void asksAndFollowsTheQuoteToItsPlace() {
        Citation first = Samples.ANSWER.citations().getFirst();
        try (Chromium chromium = new Chromium();
                Visit visit = chromium.visit()) {
            Page page = visit.page();
            page.navigate("http://localhost:%d/".formatted(port));
            visit.ask("Where does it cross?");
            assertThat(visit.quotes().first()).hasText(first.quote());
            page.locator("figcaption a").first().click();
            assertThat(page.locator("#text mark")).hasText(first.quote());
            assertThat(page.locator("#text mark")).isFocused();
            page.goBack();
            assertThat(visit.quotes().first()).hasText(first.quote());
        }
    }
}
