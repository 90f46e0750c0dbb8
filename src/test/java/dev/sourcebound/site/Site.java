package dev.sourcebound.site;

import static dev.sourcebound.site.Rendering.escaped;

import dev.sourcebound.site.Pages.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Heading;

/// Makes the site of the pages, under `target/site`: plain HTML and one style sheet, which opens
/// from a folder as well as from a server, and loads nothing from anywhere else.
final class Site {

    static final Path FOLDER = Path.of("target/site");

    /// What is not made of a page, and what it is made of.
    static final Map<String, String> MADE =
            Map.of("settings.html", "All settings", "api.html", "The API, operation by operation");

    private static final Path IMAGES = Path.of("src/docs/images");
    private static final Path RESOURCES = Path.of("src/test/resources/site");

    private final Pages pages;
    private final Places places;
    private final Map<Path, String> titles = new HashMap<>();

    Site(Pages pages) {
        this.pages = pages;
        this.places = new Places(pages, new TreeSet<>());
        pages.all().forEach((file, page) -> titles.put(file, page.title()));
    }

    /// Where the site has what the repository has.
    ///
    /// @param copied files that are no pages and that pages link to; filled while pages are made
    record Places(Pages pages, Set<Path> copied) {

        Path of(Path file) {
            if (file.equals(Pages.OVERVIEW)) {
                return Path.of("overview.html");
            }
            if (file.equals(Pages.INDEX) || file.equals(Pages.FOLDER)) {
                return Path.of("index.html");
            }
            if (pages.all().containsKey(file)) {
                String name = Pages.FOLDER.relativize(file).toString();
                return Path.of(name.substring(0, name.length() - ".md".length()) + ".html");
            }
            if (Files.isDirectory(file)) {
                // A folder of pages is shown by the list of them.
                return Path.of("index.html");
            }
            copied.add(file);
            return Path.of("files").resolve(file);
        }
    }

    /// Makes all but what is made of a running server.
    void build() {
        write(Path.of("index.html"), page(pages.index()));
        write(Path.of("overview.html"), page(pages.overview()));
        pages.all().values().forEach(page -> write(places.of(page.file()), page(page)));
        write(Path.of("settings.html"), made("settings.html", SettingsPage.html()));
        for (Path file : places.copied()) {
            // A picture that was taken just now stays.
            if (!file.startsWith(IMAGES) || !Files.exists(FOLDER.resolve("files").resolve(file))) {
                copy(file, Path.of("files").resolve(file));
            }
        }
        copy(RESOURCES.resolve("style.css"), Path.of("style.css"));
    }

    /// Writes a page that is made of something else than text of ours.
    void add(String name, String body) {
        write(Path.of(name), made(name, body));
    }

    private String page(Page page) {
        Path at = places.of(page.file());
        String contents =
                page.headings().stream()
                        .filter(heading -> heading.getLevel() == 2)
                        .map(heading -> entry(page, heading))
                        .collect(Collectors.joining("\n"));
        return framed(
                at,
                page.title(),
                Rendering.html(page, places) + around(page),
                contents.isEmpty() ? "" : "<h2>On this page</h2><ul>" + contents + "</ul>");
    }

    private static String entry(Page page, Heading heading) {
        return "<li><a href=\"#%s\">%s</a>"
                .formatted(
                        Markdown.anchors(page.document()).get(heading), Rendering.words(heading));
    }

    private String made(String name, String body) {
        return framed(Path.of(name), MADE.get(name), body, "");
    }

    private String framed(Path at, String title, String body, String contents) {
        String up = "../".repeat(at.getNameCount() - 1);
        return read(RESOURCES.resolve("page.html"))
                .replace("{{title}}", escaped(title))
                .replace("{{up}}", up)
                .replace("{{navigation}}", navigation(at, up))
                .replace("{{contents}}", contents)
                .replace("{{body}}", body);
    }

    private String navigation(Path at, String up) {
        StringBuilder navigation = new StringBuilder("<ul>");
        link(navigation, at, up, Path.of("index.html"), "All pages");
        link(navigation, at, up, Path.of("overview.html"), "Overview");
        navigation.append("</ul>");
        pages.order()
                .forEach((kind, files) -> {
                    navigation.append("<h2>").append(kind.heading()).append("</h2><ul>");
                    for (Path file : files) {
                        link(navigation, at, up, places.of(file), titles.get(file));
                    }
                    if (kind == Kind.REFERENCE) {
                        new TreeMap<>(MADE)
                                .forEach((name, title) ->
                                        link(navigation, at, up, Path.of(name), title));
                    }
                    navigation.append("</ul>");
                });
        return navigation.toString();
    }

    private static void link(StringBuilder to, Path at, String up, Path page, String title) {
        String current = page.equals(at) ? " aria-current=\"page\"" : "";
        to.append("<li><a href=\"%s%s\"%s>%s</a>".formatted(up, page, current, escaped(title)));
    }

    /// Links to the page before and the one after, in the order of the index.
    private String around(Page page) {
        List<Path> order = new ArrayList<>();
        pages.order().values().forEach(order::addAll);
        int at = order.indexOf(page.file());
        if (at < 0) {
            return "";
        }
        String up = "../".repeat(places.of(page.file()).getNameCount() - 1);
        Map<String, Optional<Path>> ways = new LinkedHashMap<>();
        ways.put("prev", at == 0 ? Optional.empty() : Optional.of(order.get(at - 1)));
        ways.put(
                "next", at + 1 == order.size() ? Optional.empty() : Optional.of(order.get(at + 1)));
        StringBuilder links = new StringBuilder("<nav class=\"around\" aria-label=\"Next pages\">");
        ways.forEach((way, file) ->
                file.ifPresent(to ->
                        links.append(
                                "<a rel=\"%s\" href=\"%s%s\">%s</a>"
                                        .formatted(
                                                way, up, places.of(to), escaped(titles.get(to))))));
        return links.append("</nav>").toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path to, String html) {
        try {
            Path file = FOLDER.resolve(to);
            Files.createDirectories(file.getParent());
            Files.writeString(file, html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Path file = FOLDER.resolve(to);
            Files.createDirectories(file.getParent());
            Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files of the site as it is now, relative to it.
    static List<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).map(FOLDER::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
