package dev.sourcebound.channel.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.browser.Chromium;
import dev.sourcebound.browser.Visit;
import dev.sourcebound.web.ScriptedAnswerer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The widget as the server itself serves it, in the page at `/` and in pages of other websites:
/// addresses, headers, tokens and events fit.
@WidgetSlice.Test
@TestInstance(Lifecycle.PER_CLASS)
class WidgetOnServerTest {

    private static final HttpServer LISTED = website();
    private static final HttpServer UNLISTED = website();

    /// The port of the server that the websites embed the widget of.
    private static volatile int widgetPort;

    private final Chromium chromium = new Chromium();
    @Autowired private ScriptedAnswerer answerer;
    @LocalServerPort private int port;
    private Visit visit;
    private Page page;

    @DynamicPropertySource
    static void list(DynamicPropertyRegistry settings) {
        settings.add("sourcebound.widget.allowed-origins", () -> url(LISTED));
    }

    @BeforeEach
    void open() {
        widgetPort = port;
        visit = chromium.visit();
        page = visit.page();
    }

    @AfterEach
    void closeWithNothingAmiss() {
        visit.close();
    }

    @AfterAll
    void quit() {
        chromium.close();
        LISTED.stop(0);
        UNLISTED.stop(0);
    }

    @Test
    void answersInThePageOfThisServer() {
        page.navigate("http://localhost:%d/".formatted(port));
        askAndFollowTheQuoteToItsPlace();
    }

    @Test
    void answersInAWebsiteOfAStrictPolicyByTheOneLine() {
        page.navigate(url(LISTED));
        page.locator(".launcher").click();
        askAndFollowTheQuoteToItsPlace();
        answerer.script(
                "How tall?",
                (_, progress) -> {
                    progress.searching();
                    return new Reply.Refusal(
                            Reply.Reason.NOT_ANSWERED,
                            "They do not say.",
                            ScriptedAnswerer.provenance());
                });
        visit.button("New conversation").click();
        visit.ask("How tall?");
        assertThat(page.locator(".refusal")).containsText("They do not say.");
        assertThat(page.locator(".refusal .sources li")).hasCount(2);
    }

    /// The modules are loaded by the script, and so on its nonce.
    @Test
    void answersInAWebsiteWhosePolicyKnowsScriptsByNonceAlone() {
        page.navigate(url(LISTED) + "/nonce");
        page.locator(".launcher").click();
        askAndFollowTheQuoteToItsPlace();
    }

    @Test
    void answersNothingInAWebsiteThatIsNotListed() {
        visit.allowFailedRequests();
        page.navigate(url(UNLISTED));
        page.locator(".launcher").click();
        assertThat(page.locator(".welcome .problem")).isVisible();
        visit.ask("Where does it cross?");
        assertThat(page.locator(".turn .problem")).isVisible();
        assertThat(visit.claims()).hasCount(0);
    }

    private void askAndFollowTheQuoteToItsPlace() {
        String quote = "The ferry crosses at nine.";
        visit.ask("Where does it cross?");
        assertThat(visit.claims().first()).hasText(quote);
        visit.citations().first().click();
        assertThat(visit.quotes()).hasText(quote);
        Page source = page.waitForPopup(() -> page.locator("figcaption a:visible").first().click());
        assertThat(source.locator("#text mark")).hasText(quote);
    }

    /// Serves a page that allows what the widget is documented to need, and nothing else.
    private static HttpServer website() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", WidgetOnServerTest::serve);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String host = "http://localhost:" + widgetPort;
        byte[] page =
                """
                <!doctype html>
                <title>A website</title>
                <link rel="icon" href="data:,">
                <script nonce="r4nd0m" src="%s/widget.js" data-title="Ask the ferry" defer></script>
                """
                        .formatted(host)
                        .getBytes(StandardCharsets.UTF_8);
        boolean byNonce = exchange.getRequestURI().getPath().equals("/nonce");
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src data:; require-trusted-types-for 'script';"
                                + " trusted-types 'none'; script-src %s; connect-src %s"
                                        .formatted(byNonce ? "'nonce-r4nd0m'" : host, host));
        exchange.getResponseHeaders().set("Cross-Origin-Embedder-Policy", "require-corp");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String url(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }
}
