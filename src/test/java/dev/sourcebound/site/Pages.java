package dev.sourcebound.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// All pages: README.md, and those of src/docs, whose README.md says where each belongs. It has a
/// heading for each kind, and under it a table with a row for each page.
record Pages(Page overview, Page index, SortedMap<Path, Page> all, Map<Kind, List<Path>> order) {

    static final Path FOLDER = Path.of("src/docs");
    static final Path INDEX = FOLDER.resolve("README.md");
    static final Path OVERVIEW = Path.of("README.md");

    /// The four kinds of Diátaxis (Procida), by what a reader wants.
    enum Kind {
        TUTORIAL("Tutorial"),
        HOW_TO("How-to guides"),
        REFERENCE("Reference"),
        EXPLANATION("Explanation");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }

        private static Optional<Kind> of(String heading) {
            return Stream.of(values()).filter(kind -> kind.heading.equals(heading)).findFirst();
        }
    }

    static Pages read() {
        SortedMap<Path, Page> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.equals(INDEX))
                    .forEach(file -> all.put(file, Page.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Page index = Page.read(INDEX);
        return new Pages(Page.read(OVERVIEW), index, all, order(index));
    }

    /// All of them, README.md and the index among them.
    List<Page> every() {
        List<Page> every = new ArrayList<>(List.of(overview, index));
        every.addAll(all.values());
        return every;
    }

    /// What is wrong with the index: a page that it does not name, or names twice.
    List<String> misplaced() {
        List<String> problems = new ArrayList<>();
        List<Path> placed = order.values().stream().flatMap(List::stream).toList();
        for (Path file : all.keySet()) {
            long times = placed.stream().filter(file::equals).count();
            if (times == 0) {
                problems.add(
                        "%s has no place: add a row for it to the table of %s under 'Tutorial', 'How-to guides', 'Reference' or 'Explanation', whichever a reader would look under"
                                .formatted(file, INDEX));
            } else if (times > 1) {
                problems.add("%s is in %s twice; keep one row".formatted(file, INDEX));
            }
        }
        return problems;
    }

    private static Map<Kind, List<Path>> order(Page index) {
        Map<Kind, List<Path>> order = new LinkedHashMap<>();
        Optional<Kind> kind = Optional.empty();
        for (Node node = index.document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                kind = Kind.of(Markdown.text(heading));
            } else if (node instanceof TableBlock table && kind.isPresent()) {
                order.computeIfAbsent(kind.get(), _ -> new ArrayList<>())
                        .addAll(rows(index, table));
            }
        }
        return order;
    }

    /// The pages that the first cells of a table lead to.
    private static List<Path> rows(Page index, TableBlock table) {
        List<Path> pages = new ArrayList<>();
        for (TableBody body : Markdown.all(table, TableBody.class)) {
            for (TableRow row : Markdown.all(body, TableRow.class)) {
                Markdown.all(row.getFirstChild(), Link.class).stream()
                        .map(link -> index.target(link.getDestination()))
                        .filter(file -> file.startsWith(FOLDER) && file.toString().endsWith(".md"))
                        .forEach(pages::add);
            }
        }
        return pages;
    }
}
