package dev.sourcebound.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Somebody's visit to the pages. What a page must never do is noted and brought up at the end: an
/// error or warning on the console, among them every breach of the content security policy; a
/// dialog; a request to another host.
public final class Visit implements AutoCloseable {

    private static final List<String> FAILED_REQUEST =
            List.of("Failed to load resource", "Access to fetch");

    private final BrowserContext context;
    private final Page page;
    private final List<String> amiss = new ArrayList<>();
    private boolean requestsMayFail;

    Visit(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(10_000);
        page = context.newPage();
        page.onConsoleMessage(message -> note(message.type(), message.text()));
        page.onPageError(error -> amiss.add("uncaught: " + error));
        page.onDialog(dialog -> {
            amiss.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> checkHost(request.url()));
    }

    public Page page() {
        return page;
    }

    /// For a server that fails or refuses: the browser says so on its console, as it should.
    public void allowFailedRequests() {
        requestsMayFail = true;
    }

    public void ask(String question) {
        field().fill(question);
        field().press("Enter");
    }

    public Locator field() {
        return page.getByLabel("Your question");
    }

    /// What is said, claim by claim.
    public Locator claims() {
        return page.locator(".said");
    }

    /// The buttons that open quotations.
    public Locator citations() {
        return page.locator(".cite");
    }

    /// The quotations that are open.
    public Locator quotes() {
        return page.locator(".quotation:visible blockquote");
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Override
    public void close() {
        context.close();
        assertThat(amiss).isEmpty();
    }

    private void note(String type, String text) {
        boolean bad = type.equals("error") || type.equals("warning");
        if (bad && !(requestsMayFail && FAILED_REQUEST.stream().anyMatch(text::startsWith))) {
            amiss.add(type + ": " + text);
        }
    }

    private void checkHost(String url) {
        String host = URI.create(url.replaceAll("[?#].*", "")).getHost();
        if (!url.startsWith("data:") && !"localhost".equals(host)) {
            amiss.add("request: " + url);
        }
    }
}
