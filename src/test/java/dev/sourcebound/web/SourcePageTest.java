package dev.sourcebound.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.PageTest;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The view of one source, in a browser.
class SourcePageTest extends PageTest {

    @BeforeEach
    void open() {
        server.addSource(PageSamples.LAMP);
    }

    @Test
    void showsTheTextToTheLastSpace() {
        page.navigate(server.url("/sources/lamp"));
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("The lamp at Ferrow Point");
        assertThat(page.locator(".imprint")).hasText("Maren Holt · Ferrow Museum · 2009");
        assertThat(page.locator("#text").textContent()).isEqualTo(PageSamples.LAMP_TEXT);
        assertThat(page.locator("#text")).hasCSS("white-space-collapse", "preserve");
        assertThat(marks()).hasCount(0);
    }

    @Test
    void marksExactlyWhatTheAddressNamesAndScrollsThere() {
        page.navigate(server.url("/sources/lamp#" + place("Ines Okoro")));
        assertThat(marks()).hasText("Ines Okoro");
        assertThat(marks()).isInViewport();
        assertThat(marks()).isFocused();
        assertThat(page.locator("#text").textContent()).isEqualTo(PageSamples.LAMP_TEXT);
    }

    @Test
    void followsTheAddressAsItChanges() {
        page.navigate(server.url("/sources/lamp#" + place("Ines Okoro")));
        assertThat(marks()).hasText("Ines Okoro");
        page.navigate(server.url("/sources/lamp#" + place("colza oil")));
        assertThat(marks()).hasText("colza oil");
        assertThat(marks()).isInViewport();
        page.goBack();
        assertThat(marks()).hasText("Ines Okoro");
    }

    @Test
    void marksSeveralAndGoesFromOneToTheNext() {
        page.navigate(
                server.url("/sources/lamp#" + place("Ines Okoro") + "," + place("colza oil")));
        assertThat(marks()).hasText(new String[] {"colza oil", "Ines Okoro"});
        assertThat(marks().nth(0)).isFocused();
        visit.button("Next excerpt (1 of 2)").click();
        assertThat(marks().nth(1)).isFocused();
        assertThat(marks().nth(1)).isInViewport();
        visit.button("Next excerpt (2 of 2)").click();
        assertThat(marks().nth(0)).isFocused();
    }

    @Test
    void joinsPlacesThatOverlap() {
        page.navigate(server.url("/sources/lamp#4-12,0-8"));
        assertThat(marks()).hasText("THE LAMP AT");
        assertThat(marks()).hasCount(1);
    }

    @Test
    void saysSoWhereTheAddressNamesNoPlaceInTheText() {
        int length = PageSamples.LAMP_TEXT.length();
        for (String hash :
                new String[] {
                    "x",
                    "5-5",
                    "7-3",
                    "-1-4",
                    "0-" + (length + 1),
                    "0-99999999999",
                    "1.5-3",
                    "0x1-9"
                }) {
            page.navigate(server.url("/sources/lamp#" + hash));
            page.reload();
            assertThat(page.locator(".notice"))
                    .containsText("a place that this text does not have");
            assertThat(marks()).hasCount(0);
        }
        page.navigate(server.url("/sources/lamp#" + (length - 5) + "-" + length));
        assertThat(marks()).hasCount(1);
        assertThat(page.locator(".notice")).isHidden();
    }

    @Test
    void countsInUtf16AndNeverCutsACharacter() {
        server.addSource(PageSamples.source("moon", "Moon", "a\uD83C\uDF19b\r\nc"));
        page.navigate(server.url("/sources/moon#1-3"));
        assertThat(marks()).hasText("\uD83C\uDF19");
        page.navigate(server.url("/sources/moon#2-4"));
        assertThat(marks()).hasCount(0);
        assertThat(page.locator("#text").textContent()).isEqualTo("a\uD83C\uDF19b\r\nc");
    }

    @Test
    void marksAnyPlaceOfAnyText() {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            int start = random.nextInt(PageSamples.LAMP_TEXT.length() - 1);
            int end = start + 1 + random.nextInt(PageSamples.LAMP_TEXT.length() - start);
            page.navigate(server.url("/sources/lamp#%d-%d".formatted(start, end)));
            page.reload();
            assertThat(marks()).hasCount(1);
            assertThat(marks().textContent())
                    .isEqualTo(PageSamples.LAMP_TEXT.substring(start, end));
        }
    }

    @Test
    void explainsThatThereIsNoSuchSource() {
        visit.allowFailedRequests();
        page.navigate(server.url("/sources/gone#1-2"));
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("There is no such source");
        assertThat(visit.link("See which sources there are")).hasAttribute("href", "/");
    }

    @Test
    void showsTheTextThatWasQuotedAndThatThereIsANewerOne() {
        Map<String, Object> quoted =
                PageSamples.source("lamp", "The lamp", "It was lit by Ines Okoro.");
        quoted.put("revision", "sha256:01");
        quoted.put("newest_revision", "sha256:00");
        server.addRevision(quoted);
        page.navigate(server.url("/sources/lamp?revision=sha256:01#14-24"));
        assertThat(marks()).hasText("Ines Okoro");
        assertThat(page.locator("#text")).hasText("It was lit by Ines Okoro.");
        assertThat(page.locator(".changed")).containsText("It has changed since");
        visit.link("see it as it is now").click();
        assertThat(page.locator("#text")).containsText("It burned colza oil");
        assertThat(page.locator(".changed")).hasCount(0);
        assertThat(marks()).hasCount(0);
    }

    @Test
    void saysNothingOfANewerTextWhereThereIsNone() {
        page.navigate(server.url("/sources/lamp?revision=sha256:00#" + place("colza oil")));
        assertThat(marks()).hasText("colza oil");
        assertThat(page.locator(".changed")).hasCount(0);
    }

    @Test
    void saysThatTheTextHasChangedWhereTheQuotedOneIsGone() {
        visit.allowFailedRequests();
        page.navigate(server.url("/sources/lamp?revision=sha256:02#1-2"));
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("The text has changed");
        visit.link("See it as it is now").click();
        assertThat(page.locator("#text")).containsText("It burned colza oil");
    }

    @Test
    void doesNotOfferTheTextOfNowWhereTheSourceIsGone() {
        visit.allowFailedRequests();
        page.navigate(server.url("/sources/gone?revision=sha256:02#1-2"));
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("There is no such source");
    }

    @Test
    void keepsHostileTextText() {
        Map<String, Object> source =
                PageSamples.source(
                        "h", "<img src=x onerror=alert(1)>", "<script>alert(2)</script>");
        source.put("uri", "javascript:alert(3)");
        server.addSource(source);
        page.navigate(server.url("/sources/h#0-8"));
        assertThat(marks()).hasText("<script>");
        assertThat(page.locator("main script, main img, main a")).hasCount(0);
    }

    private Locator marks() {
        return page.locator("#text mark");
    }

    private static String place(String words) {
        int start = PageSamples.LAMP_TEXT.indexOf(words);
        return start + "-" + (start + words.length());
    }
}
