package dev.sourcebound.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The machine's Chromium, started once for a test class.
public final class Chromium implements AutoCloseable {

    private static final Path EXECUTABLE =
            Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> ARGUMENTS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        if (!Files.isExecutable(EXECUTABLE)) {
            throw new AssertionError(
                    """
                    The pages are tested in Chromium, and there is none at %s. Install it (on \
                    Debian: apt-get install chromium fonts-dejavu-core) or name it in the \
                    environment variable CHROMIUM.\
                    """
                            .formatted(EXECUTABLE));
        }
        Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(EXECUTABLE)
                                        .setArgs(ARGUMENTS));
    }

    /// A visit from a desktop, in light colours.
    public Visit visit() {
        return visit(new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    public Visit visit(Browser.NewContextOptions options) {
        return new Visit(browser.newContext(options));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
