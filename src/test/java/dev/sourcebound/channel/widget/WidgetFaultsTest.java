package dev.sourcebound.channel.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.sourcebound.browser.PageSamples;
import dev.sourcebound.browser.PageTest;
import dev.sourcebound.browser.StubServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the widget does where the server, or the way to it, fails.
class WidgetFaultsTest extends PageTest {

    private static final Map<String, Object> ANSWER =
            PageSamples.answer(List.of(PageSamples.bell()));

    @BeforeEach
    void open() {
        visit.allowFailedRequests();
    }

    @Test
    void offersARetryThatWorksWhenTheConnectionIsCut() {
        server.answers(exchange -> {
            if (exchange.wantsEvents()) {
                exchange.begin();
                exchange.event("claim", PageSamples.told(0, PageSamples.lastKeeper()));
                exchange.raw("event:claim\ndata:{\"text\":\"half a cl");
                exchange.close();
            } else {
                exchange.json(200, ANSWER);
            }
        });
        ask();
        assertThat(problem()).containsText("The connection was lost");
        assertThat(visit.claims()).hasText(PageSamples.LAST_KEEPER);
        visit.button("Try again").click();
        assertThat(visit.claims()).hasText("The bell of Saint Ansa weighs 410 kilograms.");
        assertThat(problem()).hasCount(0);
    }

    @Test
    void holdsAStreamThatEndsEarlyForLost() {
        server.answers(exchange -> {
            exchange.begin();
            exchange.event("searching", Map.of());
            exchange.end();
        });
        ask();
        assertThat(problem()).containsText("The connection was lost");
    }

    @Test
    void holdsASilentStreamForLost() {
        page.clock().install();
        CountDownLatch never = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.begin();
            exchange.raw(": alive\n\n");
            never.await();
        });
        ask();
        assertThat(page.getByText("Searching the sources")).isVisible();
        page.clock().runFor(50_000);
        assertThat(problem()).containsText("The connection was lost");
    }

    @Test
    void fetchesTheReplyWholeWhereStreamingIsRefused() {
        server.answers(exchange -> {
            if (exchange.wantsEvents()) {
                exchange.problem(406, "invalid_request", "No streams here.");
            } else {
                exchange.json(200, ANSWER);
            }
        });
        ask();
        assertThat(visit.claims()).hasCount(1);
    }

    @Test
    void takesTheWholeReplyInPlaceOfAStream() {
        server.answers(exchange -> exchange.json(200, ANSWER));
        ask();
        assertThat(visit.claims()).hasCount(1);
        assertThat(server.questions()).hasSize(1);
    }

    @Test
    void waitsAsLongAsABusyServerAsks() {
        page.clock().install();
        server.answers(exchange -> {
            if (server.questions().size() == 1) {
                exchange.header("Retry-After", "30");
                exchange.problem(503, "overloaded", "Too many questions.");
            } else {
                exchange.json(200, ANSWER);
            }
        });
        ask();
        assertThat(problem()).containsText("Many people are asking right now");
        Locator retry = visit.button("Try again in 30 s");
        assertThat(retry).isDisabled();
        page.clock().runFor(30_000);
        visit.button("Try again").click();
        assertThat(visit.claims()).hasCount(1);
        assertThat(server.questions()).hasSize(2);
    }

    @Test
    void givesAQuestionThatIsNotAcceptedBackToBeChanged() {
        server.answers(
                exchange -> exchange.problem(400, "invalid_request", "'question' holds a NUL."));
        ask();
        assertThat(problem()).containsText("The question cannot be read as it is");
        visit.button("Change the question").click();
        assertThat(visit.field()).hasValue("How heavy is the bell?");
        assertThat(visit.field()).isFocused();
    }

    @Test
    void showsAProblemToldInAStream() {
        server.answers(exchange -> {
            exchange.begin();
            exchange.event("searching", Map.of());
            exchange.event(
                    "error", Map.of("code", "timed_out", "detail", "Not ready.", "status", 504));
            exchange.end();
        });
        ask();
        assertThat(problem()).containsText("The answer took too long");
        assertThat(visit.button("Try again")).isEnabled();
    }

    @Test
    void showsNothingOfAReplyThatIsNotOfItsShape() {
        for (String garbled :
                List.of(
                        "null",
                        "[]",
                        "{\"outcome\":\"answered\",\"claims\":[],\"citations\":[]}",
                        "{\"outcome\":\"answered\",\"claims\":[{\"text\":\"x\",\"citations\":[0]}]}",
                        "{\"outcome\":",
                        "<!doctype html>")) {
            server.answers(exchange ->
                    exchange.whole(
                            200, "application/json", garbled.getBytes(StandardCharsets.UTF_8)));
            ask();
            assertThat(problem()).containsText("The reply could not be read");
            assertThat(page.locator(".claim")).hasCount(0);
        }
    }

    @Test
    void keepsTheQuestionFromBeingSentWhileItIsTooLong() {
        server.answers(exchange -> exchange.json(200, ANSWER));
        page.navigate(server.url("/"));
        visit.ask("a".repeat(2_001));
        assertThat(page.locator(".advice")).containsText("2001 characters; at most 2000");
        visit.ask("a".repeat(2_000));
        assertThat(visit.claims()).hasCount(1);
        assertThat(server.questions()).hasSize(1);
    }

    @Test
    void stopsWhenTold() {
        CountDownLatch never = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.begin();
            exchange.event("searching", Map.of());
            never.await();
        });
        ask();
        visit.button("Stop").click();
        assertThat(page.getByText("You stopped this question.")).isVisible();
        assertThat(problem()).hasCount(0);
        assertThat(visit.field()).isFocused();
        server.answers(exchange -> exchange.json(200, ANSWER));
        visit.button("Ask it again").click();
        assertThat(visit.claims()).hasCount(1);
    }

    @Test
    void offersToBeginAgainWhereThatFailed() {
        server.addSource(PageSamples.LAMP);
        page.route("**/widget/session", route -> route.abort());
        page.navigate(server.url("/"));
        assertThat(page.locator(".welcome .problem"))
                .containsText("The sources cannot be reached now");
        page.unroute("**/widget/session");
        visit.button("Try again").click();
        assertThat(page.locator(".welcome .sources")).containsText("The lamp at Ferrow Point");
        assertThat(page.locator(".problem")).hasCount(0);
    }

    @Test
    void beginsAgainByItselfOnceAQuestionIsAnswered() {
        server.addSource(PageSamples.LAMP);
        server.answers(StubServer.streamed(ANSWER));
        page.route(
                "**/widget/session", route -> route.abort(), new Page.RouteOptions().setTimes(1));
        ask();
        assertThat(visit.claims()).hasCount(1);
        assertThat(page.locator(".welcome .sources")).containsText("The lamp at Ferrow Point");
        assertThat(page.locator(".problem")).hasCount(0);
    }

    @Test
    void saysThatItIsOfflineAndRecovers() {
        server.answers(exchange -> exchange.json(200, ANSWER));
        server.addSource(PageSamples.LAMP);
        page.navigate(server.url("/"));
        assertThat(page.locator(".welcome .sources")).isVisible();
        assertThat(page.locator(".offline")).isHidden();
        page.context().setOffline(true);
        assertThat(page.locator(".offline")).containsText("You are offline");
        visit.ask("How heavy is the bell?");
        assertThat(problem()).containsText("The sources cannot be reached now");
        page.context().setOffline(false);
        assertThat(page.locator(".offline")).isHidden();
        visit.button("Try again").click();
        assertThat(visit.claims()).hasCount(1);
        assertThat(problem()).hasCount(0);
    }

    @Test
    void saysNothingOfTheNetworkWhereTheServerAnswersWithoutOne() {
        server.answers(StubServer.streamed(ANSWER));
        server.addSource(PageSamples.LAMP);
        page.addInitScript("Object.defineProperty(navigator, 'onLine', { value: false })");
        page.route("**/widget/session", Route::abort, new Page.RouteOptions().setTimes(1));
        page.navigate(server.url("/"));
        assertThat(page.locator(".welcome .problem")).isVisible();
        assertThat(page.locator(".offline")).containsText("You are offline");
        visit.ask("How heavy is the bell?");
        assertThat(visit.claims()).hasCount(1);
        assertThat(page.locator(".offline")).isHidden();
    }

    @Test
    void getsANewTokenWhereTheOldOneHasEnded() {
        List<String> shown = new CopyOnWriteArrayList<>();
        server.answers(exchange -> {
            shown.add(exchange.authorization());
            if (shown.size() == 1) {
                exchange.problem(401, "token_refused", "The token has ended.");
            } else {
                StubServer.streamed(ANSWER).answer(exchange);
            }
        });
        ask();
        assertThat(visit.claims()).hasCount(1);
        assertThat(shown).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void opensOneSessionWhereAQuestionIsAskedBeforeItIsThere() {
        List<Route> held = new ArrayList<>();
        page.route("**/widget/session", held::add);
        server.answers(StubServer.streamed(ANSWER));
        ask();
        assertThat(page.locator(".turn")).hasCount(1);
        assertThat(held).hasSize(1);
        held.getFirst().resume();
        assertThat(visit.claims()).hasCount(1);
        assertThat(held).hasSize(1);
    }

    @Test
    void stopsAQuestionThatWaitsForItsSession() {
        page.route(
                "**/widget/session",
                route -> {
                    // Never goes on.
                });
        ask();
        visit.button("Stop").click();
        assertThat(page.locator(".turn")).containsText("stopped");
    }

    @Test
    void asksForABreakWhereTheBudgetIsSpent() {
        server.answers(exchange -> {
            exchange.header("Retry-After", "90");
            exchange.problem(429, "budget_spent", "This session has asked 30 questions.");
        });
        ask();
        assertThat(problem()).containsText("Please take a short break.");
        assertThat(visit.button("Try again in 90 s")).isDisabled();
    }

    private Locator problem() {
        return page.locator(".turn .problem");
    }

    private void ask() {
        page.navigate(server.url("/"));
        visit.ask("How heavy is the bell?");
    }
}
