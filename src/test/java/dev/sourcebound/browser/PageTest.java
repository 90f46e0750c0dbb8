package dev.sourcebound.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A test of pages in a browser: one Chromium for its class, and for each of its methods a server
/// of stubs and somebody's visit, during which nothing may have gone amiss.
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PageTest {

    protected StubServer server;
    protected Visit visit;
    protected Page page;

    private final Chromium chromium = new Chromium();

    @BeforeEach
    void begin() throws IOException {
        server = new StubServer();
        take(chromium.visit());
    }

    @AfterEach
    void closeWithNothingAmiss() {
        try {
            visit.close();
        } finally {
            server.close();
        }
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    /// Visits by another device, in place of a desktop in light colours.
    protected void visitWith(Browser.NewContextOptions device) {
        visit.close();
        take(chromium.visit(device));
    }

    private void take(Visit begun) {
        visit = begun;
        page = begun.page();
    }
}
