package dev.sourcebound.channel.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.PageTest;
import dev.sourcebound.browser.StubServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The widget as one line adds it to a website's page: a button, and the panel that it opens.
class WidgetPanelTest extends PageTest {

    private static final Browser.NewContextOptions PHONE =
            new Browser.NewContextOptions()
                    .setViewportSize(360, 740)
                    .setHasTouch(true)
                    .setIsMobile(true);

    @BeforeEach
    void open() {
        server.addSource(PageSamples.LAMP);
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.lastKeeper()))));
    }

    @Test
    void asksNothingOfTheServerBeforeItIsOpened() {
        host("", "data-title=\"The lighthouse\"");
        assertThat(launcher()).isVisible();
        assertThat(panel()).isHidden();
        assertThat(page.locator(".welcome")).isEmpty();
        launcher().click();
        assertThat(panel()).isVisible();
        assertThat(page.locator("h2")).hasText("The lighthouse");
        assertThat(page.locator("sourcebound-widget")).hasAttribute("lang", "en");
        assertThat(page.locator(".welcome .sources")).containsText("The lamp at Ferrow Point");
    }

    @Test
    void isOpenedUsedAndClosedByKeyboardAlone() {
        host("", "");
        assertThat(launcher()).isVisible();
        page.keyboard().press("Tab");
        assertThat(page.locator("#before")).isFocused();
        page.keyboard().press("Tab");
        assertThat(launcher()).isFocused();
        page.keyboard().press("Enter");
        assertThat(visit.field()).isFocused();
        page.keyboard().type("Who was the last keeper?");
        page.keyboard().press("Enter");
        assertThat(visit.claims()).hasCount(1);
        assertThat(visit.field()).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Space");
        assertThat(visit.quotes()).hasText(PageSamples.LAST_KEEPER);
        page.keyboard().press("Escape");
        assertThat(panel()).isHidden();
        assertThat(launcher()).isFocused();
    }

    /// In Safari, which tells of the end of the choice first.
    @Test
    void theEnterThatChoosesAWordOfAnInputMethodAsksNothing() {
        host("", "");
        launcher().click();
        visit.field().fill("Who was the last keeper?");
        visit.field().dispatchEvent("keydown", Map.of("key", "Enter", "keyCode", 229));
        assertThat(visit.field()).hasValue("Who was the last keeper?");
        visit.field().press("Enter");
        assertThat(visit.claims()).hasCount(1);
    }

    @Test
    void isAsItWasLeftWhenThePageIsOpenedAgainAndTakesNoFocus() {
        host("", "");
        launcher().click();
        visit.ask("Who was the last keeper?");
        assertThat(visit.claims()).hasCount(1);
        page.reload();
        assertThat(visit.claims()).isVisible();
        assertThat(visit.field()).not().isFocused();
        visit.button("Close").click();
        page.reload();
        assertThat(launcher()).isVisible();
        assertThat(panel()).isHidden();
    }

    @Test
    void isASheetOverEverythingOnAPhone() {
        visitWith(PHONE);
        host("", "");
        launcher().tap();
        assertThat((Boolean) panel().evaluate("e => e.matches(':modal')")).isTrue();
        assertThat(panel().boundingBox().width).isEqualTo(360);
        assertThat(panel().boundingBox().height).isCloseTo(740, within(0.01));
        visit.ask("Who was the last keeper?");
        assertThat(visit.claims()).hasCount(1);
        assertThat(page.locator(".turn")).isFocused();
        visit.button("Close").tap();
        assertThat(launcher()).isVisible();
    }

    @Test
    void leavesThePageBesideItInUse() {
        host("", "");
        launcher().click();
        page.locator("#before").fill("still here");
        assertThat(page.locator("#before")).hasValue("still here");
        assertThat(panel().boundingBox().width).isLessThan(450);
    }

    @Test
    void standsOnTheOtherSideWhereTextRunsTheOtherWay() {
        host("dir=rtl lang=ar", "");
        assertThat(launcher().boundingBox().x).isLessThan(100);
        launcher().click();
        assertThat(panel().boundingBox().x).isLessThan(100);
        assertThat(panel()).hasCSS("direction", "rtl");
    }

    @Test
    void saysWhatTheAttributesSay() {
        host(
                "",
                "data-lang=de data-title=\"Fragen Sie\" data-text-launcher=\"Frage stellen\""
                        + " data-text-label=\"Ihre Frage\" data-text-ask=Fragen"
                        + " data-text-citation=\"Quelle {number}: {title}\""
                        + " data-text-not-answered=\"Davon steht hier nichts\""
                        + " data-text-not-answered-more=\"Die Quellen sagen es nicht.\"");
        visit.button("Frage stellen").click();
        assertThat(page.locator("sourcebound-widget")).hasAttribute("lang", "de");
        Locator field = page.getByLabel("Ihre Frage");
        field.fill("Wer?");
        visit.button("Fragen").click();
        assertThat(visit.button("Quelle 1: The lamp at Ferrow Point")).isVisible();
        server.answers(StubServer.streamed(PageSamples.refusal("not_answered", "No.")));
        field.fill("Wie hoch?");
        field.press("Enter");
        assertThat(page.locator(".refusal"))
                .containsText("Davon steht hier nichtsDie Quellen sagen es nicht.");
    }

    @Test
    void looksLikeItselfOnAPageThatStylesEverything() {
        host("class=loud", "data-theme=light");
        launcher().click();
        assertThat(visit.field()).hasCSS("font-size", "16px");
        assertThat(page.locator("h2")).hasCSS("color", "rgb(23, 33, 28)");
        assertThat(page.locator("h2")).hasCSS("text-transform", "none");
        assertThat(page.locator("#before")).hasCSS("text-transform", "uppercase");
    }

    @Test
    void followsTheReaderUnlessThePageSaysWhichColours() {
        visitWith(
                new Browser.NewContextOptions()
                        .setColorScheme(ColorScheme.DARK)
                        .setReducedMotion(ReducedMotion.REDUCE));
        host("", "");
        launcher().click();
        assertThat(panel()).hasCSS("background-color", "rgb(24, 31, 28)");
        assertThat(panel()).hasCSS("animation-name", "none");
        host("", "data-theme=light");
        assertThat(panel()).hasCSS("background-color", "rgb(253, 253, 251)");
    }

    @Test
    void isThereOnceHoweverOftenTheLineIs() {
        String line = "<script src=/widget.js defer></script>";
        server.addPage("/host", "<!doctype html><link rel=icon href=data:,>" + line + line);
        page.navigate(server.url("/host"));
        assertThat(launcher()).hasCount(1);
    }

    private void host(String attributes, String data) {
        server.addPage(
                "/host",
                """
                <!doctype html>
                <html %s>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>A website</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/loud.css">
                <script src="/widget.js" %s defer></script>
                <p><input id="before" aria-label="Something else"></p>
                </html>
                """
                        .formatted(attributes, data));
        server.addPage(
                "/loud.css",
                ".loud, .loud * { font: 40px cursive; color: red; text-transform: uppercase;"
                        + " letter-spacing: 1em; box-sizing: content-box; }");
        page.navigate(server.url("/host"));
    }

    private Locator launcher() {
        return page.locator(".launcher");
    }

    private Locator panel() {
        return page.locator(".panel");
    }
}
