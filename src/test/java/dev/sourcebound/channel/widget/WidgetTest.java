package dev.sourcebound.channel.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.PageTest;
import dev.sourcebound.browser.StubServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The widget as it stands in the page at `/`, in a browser.
class WidgetTest extends PageTest {

    @BeforeEach
    void open() {
        server.addSource(PageSamples.BELL);
        server.addSource(PageSamples.LAMP);
        page.navigate(server.url("/"));
        assertThat(visit.field()).isVisible();
    }

    @Test
    void namesWhatCanBeAskedAbout() {
        assertThat(page.locator(".welcome .sources a"))
                .hasText(new String[] {"Bells of the northern coast", "The lamp at Ferrow Point"});
        assertThat(page.locator(".welcome")).containsText("Maren Holt · Ferrow Museum · 2009");
    }

    @Test
    void opensTheQuoteBehindACitationMarkedWithItsSource() {
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.lastKeeper()))));
        visit.ask("Who was the last keeper?");
        assertThat(visit.claims()).hasText(PageSamples.LAST_KEEPER);
        assertThat(visit.quotes()).hasCount(0);
        Locator citation = visit.button("Source 1: The lamp at Ferrow Point");
        citation.click();
        assertThat(citation).hasAttribute("aria-expanded", "true");
        assertThat(visit.quotes()).hasText(PageSamples.LAST_KEEPER);
        assertThat(visit.quotes().locator("mark")).hasText("Ines Okoro");
        assertThat(page.locator("figcaption cite")).hasText("The lamp at Ferrow Point");
        citation.click();
        assertThat(visit.quotes()).hasCount(0);
        assertThat(citation).hasAttribute("aria-expanded", "false");
    }

    @Test
    void opensEachOfTheQuotesThatBearAWrittenClaimOut() {
        Map<String, Object> reply =
                PageSamples.answer(List.of(PageSamples.lastKeeper(), PageSamples.bell()));
        reply.put(
                "claims",
                List.of(
                        Map.of("text", "Okoro left.", "citations", List.of(0, 1), "support", 0.9),
                        PageSamples.claim("Heavy.", 1)));
        server.answers(StubServer.streamed(reply));
        visit.ask("Who left?");
        assertThat(visit.claims()).hasText(new String[] {"Okoro left.", "Heavy."});
        assertThat(page.locator(".cite .number")).hasText(new String[] {"1", "2", "2"});
        visit.citations().nth(1).click();
        visit.citations().nth(2).click();
        String bell = "The bell of Saint Ansa weighs 410 kilograms.";
        assertThat(visit.quotes()).hasText(new String[] {bell, bell});
    }

    @Test
    void showsAClaimBeforeTheReplyIsComplete() {
        CountDownLatch seen = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.begin();
            exchange.raw(": alive\r\n\r\n");
            exchange.event("searching", Map.of());
            exchange.event("claim", PageSamples.told(0, PageSamples.lastKeeper()));
            seen.await();
            exchange.event("claim", PageSamples.told(1, PageSamples.bell()));
            exchange.event(
                    "done",
                    PageSamples.answer(List.of(PageSamples.lastKeeper(), PageSamples.bell())));
            exchange.end();
        });
        visit.ask("Who was the last keeper?");
        assertThat(visit.claims()).hasCount(1);
        assertThat(page.getByText("Searching the sources")).isVisible();
        seen.countDown();
        assertThat(visit.claims()).hasCount(2);
        assertThat(page.getByText("Searching the sources")).hasCount(0);
    }

    @Test
    void followsAQuoteToItsPlaceInAnotherTab() {
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.lastKeeper()))));
        visit.ask("Who was the last keeper?");
        visit.citations().click();
        Page source =
                page.waitForPopup(() ->
                        visit.link(
                                        "Read it where it stands The lamp at Ferrow Point (opens in a new tab)")
                                .click());
        assertThat(source.locator("#text mark")).hasText(PageSamples.LAST_KEEPER);
        assertThat(source.locator("#text mark")).isFocused();
        assertThat(visit.quotes()).hasText(PageSamples.LAST_KEEPER);
    }

    @Test
    void keepsTheConversationWhenThePageIsOpenedAgain() {
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.lastKeeper()))));
        visit.ask("Who was the last keeper?");
        assertThat(visit.claims()).hasCount(1);
        page.reload();
        assertThat(visit.claims()).hasText(PageSamples.LAST_KEEPER);
        assertThat(page.locator(".question")).containsText("Who was the last keeper?");
        visit.citations().click();
        assertThat(visit.quotes()).hasText(PageSamples.LAST_KEEPER);
        visit.ask("And when?");
        assertThat(visit.claims()).hasCount(2);
        assertThat(server.questions().get(1).get("history").size()).isEqualTo(2);
    }

    @Test
    void keepsAConversationForEachPage() {
        server.addPage(
                "/other",
                "<!doctype html><link rel=icon href=data:,><script src=/widget.js data-mode=inline defer></script>");
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.lastKeeper()))));
        visit.ask("Who was the last keeper?");
        assertThat(visit.claims()).hasCount(1);
        page.navigate(server.url("/other"));
        assertThat(visit.field()).isVisible();
        assertThat(visit.claims()).hasCount(0);
        page.navigate(server.url("/"));
        assertThat(visit.claims()).hasCount(1);
    }

    @Test
    void showsARefusalAsAnAnswerWithoutAQuote() {
        Map<String, Object> refusal =
                PageSamples.refusal("not_answered", "The sources do not say how tall.");
        server.answers(exchange -> {
            exchange.begin();
            exchange.event("claim", PageSamples.told(0, PageSamples.lastKeeper()));
            exchange.event("refusal", refusal.get("refusal"));
            exchange.event("done", refusal);
            exchange.end();
        });
        visit.ask("How tall is it?");
        Locator shown = page.locator(".refusal");
        assertThat(shown).containsText("The sources do not say how tall.");
        assertThat(shown.getByRole(AriaRole.LINK)).hasCount(2);
        assertThat(visit.claims()).hasCount(0);
        assertThat(visit.citations()).hasCount(0);
        assertThat(page.locator("figure, .problem")).hasCount(0);
    }

    @Test
    void offersQuestionsThatAreAnsweredInPlaceOfTheListOfSources() {
        Map<String, Object> reply =
                PageSamples.refusal("not_answered", "They do not say how tall.");
        Map<String, Object> refusal =
                Map.of(
                        "reason",
                        "not_answered",
                        "message",
                        "They do not say how tall.",
                        "nearest",
                        Map.of(
                                "source",
                                "bell",
                                "title",
                                "The bell",
                                "section",
                                "Its tower > Stairs",
                                "link",
                                "/sources/bell?revision=sha256:0a#12-40"),
                        "suggestions",
                        List.of("How heavy is the bell?", "Who <b>cast</b> it?"));
        reply.put("refusal", refusal);
        server.answers(StubServer.streamed(reply));
        visit.ask("How tall is it?");
        Locator shown = page.locator(".refusal");
        assertThat(shown.locator(".nearest a")).hasText("The bell › Its tower › Stairs");
        assertThat(shown.locator(".nearest a"))
                .hasAttribute(
                        "href",
                        java.util.regex.Pattern.compile(
                                ".*/sources/bell\\?revision=sha256:0a#12-40$"));
        assertThat(shown.locator(".suggestion")).hasCount(2);
        assertThat(shown.locator(".suggestion").last()).hasText("Who <b>cast</b> it?");
        assertThat(shown.locator(".sources")).hasCount(0);
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.bell()))));
        shown.locator(".suggestion").first().click();
        assertThat(page.locator(".turn .question").last()).containsText("How heavy is the bell?");
        assertThat(visit.claims()).hasCount(1);
    }

    @Test
    void offersTheQuestionsOfWhichOneIsMeantOnce() {
        isUnclear("I cannot tell which is meant: “Is it old?” or “Is it new?”");
        assertThat(page.locator(".refusal .suggestion"))
                .hasText(new String[] {"Is it old?", "Is it new?"});
        assertThat(page.locator(".refusal"))
                .hasText("Could you ask that another way?Which is meant?Is it old?Is it new?");
    }

    @Test
    void offersQuestionsToWhoAskedNoneWithoutSayingThatOneWasMeant() {
        isUnclear("There is no word in it.");
        assertThat(page.locator(".refusal .suggestion")).hasCount(2);
        assertThat(page.locator(".refusal")).not().containsText("Which is meant?");
        assertThat(page.locator(".refusal .reason")).hasCount(1);
    }

    private void isUnclear(String text) {
        Map<String, Object> reply = PageSamples.refusal("unclear_question", text);
        Map<String, Object> refusal =
                Map.of(
                        "reason",
                        "unclear_question",
                        "message",
                        text,
                        "suggestions",
                        List.of("Is it old?", "Is it new?"));
        reply.put("refusal", refusal);
        server.answers(StubServer.streamed(reply));
        visit.ask("Is it?");
    }

    @Test
    void greetsBack() {
        server.answers(
                StubServer.streamed(PageSamples.refusal("small_talk", "I answer from sources.")));
        visit.ask("Hi!");
        assertThat(page.locator(".refusal")).hasText("HelloI answer from sources.");
    }

    @Test
    void showsTheWordBeforeTheFirstClaimBeforeIt() {
        Map<String, Object> reply = PageSamples.answer(List.of(PageSamples.bell()));
        server.answers(StubServer.streamed(reply));
        visit.ask("How heavy is it?");
        assertThat(visit.claims()).hasCount(1);
        assertThat(page.locator(".opening")).hasCount(0);
        reply.put("text", "No. " + reply.get("text"));
        server.answers(StubServer.streamed(reply));
        visit.ask("Is it light?");
        assertThat(page.locator(".answer > .opening:first-child")).hasText("No.");
    }

    @Test
    void showsWhatQualifiesAnAnswer() {
        Map<String, Object> reply = PageSamples.answer(List.of(PageSamples.bell()));
        reply.put("notes", List.of(Map.of("kind", "partly_answered", "text", "Not its age.")));
        reply.put("standalone_question", "How heavy and old is the bell?");
        server.answers(StubServer.streamed(reply));
        visit.ask("How heavy and old is it?");
        assertThat(page.locator(".note"))
                .hasText("Part of the question is left open. Not its age.");
        assertThat(page.locator(".turn"))
                .containsText("Understood as: How heavy and old is the bell?");
    }

    @Test
    void announcesWholeClaimsAndNoFragments() {
        String told =
                StubServer.JSON.writeValueAsString(PageSamples.told(0, PageSamples.lastKeeper()));
        server.answers(exchange -> {
            exchange.begin();
            exchange.raw("event: claim\ndata: " + told.substring(0, 30));
            exchange.raw(told.substring(30) + "\n\n");
            exchange.event("done", PageSamples.answer(List.of(PageSamples.lastKeeper())));
            exchange.end();
        });
        page.evaluate(
                """
                () => {
                  window.announced = [];
                  new MutationObserver((changes) => changes
                    .filter(({ target }) => target.closest('[aria-live=polite]'))
                    .flatMap(({ addedNodes }) => [...addedNodes])
                    .forEach((node) => announced.push(node.textContent)))
                  .observe(document.querySelector('sourcebound-widget').shadowRoot, { childList: true, subtree: true, characterData: true });
                }
                """);
        visit.ask("Who was the last keeper?");
        assertThat(page.getByText("This is the whole answer.")).hasCount(1);
        assertThat(page.evaluate("announced"))
                .isEqualTo(
                        List.of(
                                "Searching the sources…",
                                PageSamples.LAST_KEEPER
                                        + "1The lamp at Ferrow Point"
                                        + PageSamples.LAST_KEEPER
                                        + "The lamp at Ferrow PointRead it where it stands The lamp"
                                        + " at Ferrow Point (opens in a new tab)",
                                "This is the whole answer."));
    }

    @Test
    void isUsableByKeyboardAlone() {
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.lastKeeper()))));
        Locator field = visit.field();
        field.focus();
        page.keyboard().type("Who was");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("the last keeper?");
        page.keyboard().press("Enter");
        assertThat(visit.claims()).hasCount(1);
        assertThat(page.locator(".question")).containsText("Who was\nthe last keeper?");
        assertThat(field).isFocused();
        assertThat(field).hasValue("");
        page.keyboard().press("Shift+Tab");
        assertThat(page.getByText("How this was found")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(visit.citations()).isFocused();
        page.keyboard().press("Enter");
        assertThat(visit.quotes()).hasText(PageSamples.LAST_KEEPER);
        assertThat(visit.citations()).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("figcaption a")).isFocused();
    }

    @Test
    void sendsTheConversationAlongUntilANewOneIsBegun() {
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.bell()))));
        visit.ask("How heavy is the bell?");
        assertThat(visit.claims()).hasCount(1);
        visit.ask("And who rang it?");
        assertThat(visit.claims()).hasCount(2);
        visit.button("New conversation").click();
        assertThat(page.locator(".turn")).hasCount(0);
        assertThat(visit.field()).isFocused();
        visit.ask("Was it rung in fog?");
        assertThat(visit.claims()).hasCount(1);
        assertThat(server.questions().get(1).get("history").toString())
                .isEqualTo(
                        "[{\"role\":\"user\",\"content\":\"How heavy is the bell?\"},"
                                + "{\"role\":\"assistant\",\"content\":\"The bell of Saint Ansa"
                                + " weighs 410 kilograms.\"}]");
        assertThat(server.questions().get(2).get("history").size()).isZero();
    }

    @Test
    void sendsNoMoreThanTheLatestSixExchangesAlong() {
        server.answers(StubServer.streamed(PageSamples.answer(List.of(PageSamples.bell()))));
        for (int i = 1; i <= 8; i++) {
            visit.ask("Question " + i);
            assertThat(visit.claims()).hasCount(i);
        }
        assertThat(server.questions().getLast().get("history").size()).isEqualTo(12);
        assertThat(server.questions().getLast().get("history").get(0).get("content").asString())
                .isEqualTo("Question 2");
    }
}
