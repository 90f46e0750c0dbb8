package dev.sourcebound.site;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import dev.sourcebound.browser.Chromium;
import dev.sourcebound.browser.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Runs every documented command that says that it can be run, page by page, in the order of the
/// page, and looks whether it prints what the page shows. How blocks are marked: [Mark].
@TestInstance(Lifecycle.PER_CLASS)
class CommandsTest {

    private static final int MOST_SECONDS = 300;

    private static final Pattern CHANGES =
            Pattern.compile(
                    "[0-9a-f]{8}-[0-9a-f-]{27}|(?<=@)[0-9a-f]{8}|sha256:[0-9a-f]{64}|\\d+\\.\\d+|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|sb_\\w+|\\d+(?= characters)");
    private static final Pattern SPACES = Pattern.compile("\\s+|,(?=\\s*$)");

    /// Milliseconds: whatever else the machine does.
    private static final LocatorAssertions.HasCountOptions WHENEVER =
            new LocatorAssertions.HasCountOptions().setTimeout(120_000);

    private static final Path IMAGES = Path.of("src/docs/images");

    /// Whoever writes a page wants to run that one.
    private static final String WANTED = System.getProperty("page", "");

    private final ServersOfPages servers = new ServersOfPages();

    List<Path> pages() {
        return Pages.read().every().stream()
                .filter(page -> page.blocks().stream().anyMatch(CommandsTest::isRun))
                .map(Page::file)
                .filter(file -> file.toString().contains(WANTED))
                .toList();
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void doesWhatThePageSays(Path file) throws Exception {
        Page page = Page.read(file);
        Shell shell = new Shell(file.toString().replace('/', '-'));
        String printed = "";
        servers.turnTo(shell);
        try {
            for (FencedCodeBlock block : page.blocks()) {
                String where = "%s, line %d".formatted(file, Markdown.line(block));
                switch (Mark.of(block).orElseThrow()) {
                    case Mark.Run _ -> printed = run(shell, block.getLiteral(), where);
                    case Mark.Serve _ -> servers.serve(block.getLiteral());
                    case Mark.IntoFile(String name) -> {
                        Path into = shell.folder().resolve(name);
                        Files.createDirectories(into.getParent());
                        Files.writeString(into, block.getLiteral());
                    }
                    case Mark.Printed _ -> checkPrinted(block.getLiteral(), printed, where);
                    case Mark.NotRun _, Mark.Shown _ -> {}
                }
            }
        } finally {
            servers.leave();
        }
    }

    /// Of the server's own document, with the paths that only operators are given.
    @Test
    void theApiIsDescribedAsTheServerDescribesIt() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI document =
                    URI.create("http://127.0.0.1:%s/openapi.json".formatted(servers.plainPort()));
            String json =
                    client.send(
                                    HttpRequest.newBuilder(document).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            String html = ApiPage.html(JsonMapper.builder().build().readTree(json));
            new Site(Pages.read()).add("api.html", html);
            assertThat(html).contains("POST /v1/answers<", "PUT /v1/sources/{id}<");
        }
    }

    /// Into the site; into the repository as well where it is asked for.
    @Test
    void picturesShowTheServerAsItIs() throws Exception {
        Path pictures = Files.createDirectories(Site.FOLDER.resolve("files/src/docs/images"));
        try (Chromium chromium = new Chromium();
                Visit visit =
                        chromium.visit(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1000, 760)
                                        .setReducedMotion(ReducedMotion.REDUCE))) {
            visit.page().navigate("http://localhost:%s/".formatted(servers.plainPort()));
            visit.ask("How long is the border with Russia?");
            PlaywrightAssertions.assertThat(visit.claims()).hasCount(1, WHENEVER);
            visit.citations().first().click();
            PlaywrightAssertions.assertThat(visit.quotes()).hasCount(1, WHENEVER);
            visit.page()
                    .screenshot(
                            new com.microsoft.playwright.Page.ScreenshotOptions()
                                    .setPath(pictures.resolve("page.png")));
        }
        if (System.getProperty("pictures", "").equals("keep")) {
            Files.createDirectories(IMAGES);
            Files.copy(pictures.resolve("page.png"), IMAGES.resolve("page.png"), REPLACE_EXISTING);
        }
        assertThat(pictures.resolve("page.png")).isNotEmptyFile();
    }

    private String run(Shell shell, String commands, String where)
            throws IOException, InterruptedException {
        servers.needed(commands);
        Path out = shell.folder().resolve("printed");
        Process process = shell.start(commands, out);
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(where + " does not end: " + Files.readString(out));
        }
        String printed = Files.readString(out);
        assertThat(process.exitValue()).as("%s: %s%n%s", where, commands, printed).isZero();
        return printed;
    }

    /// Each line that the page shows stands in what was printed, in any order. What differs from
    /// one run, model or machine to the next counts as the same, and `…` stands for anything.
    private static void checkPrinted(String shown, String printed, String where) {
        String all = plain(printed);
        List<String> missing = new ArrayList<>();
        for (String line : shown.split("\n", -1)) {
            for (String part : line.split("…", -1)) {
                if (!all.contains(plain(part))) {
                    missing.add(part.strip());
                }
            }
        }
        assertThat(missing).as("%s shows what is not printed: %s", where, printed).isEmpty();
    }

    private static String plain(String text) {
        return SPACES.matcher(CHANGES.matcher(text).replaceAll("~")).replaceAll("");
    }

    private static boolean isRun(FencedCodeBlock block) {
        @Nullable Mark mark = Mark.of(block).orElse(null);
        return mark instanceof Mark.Run || mark instanceof Mark.Serve;
    }
}
