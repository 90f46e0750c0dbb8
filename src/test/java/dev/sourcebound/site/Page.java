package dev.sourcebound.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// A page of the documentation, as it is written.
///
/// @param file relative to the top of the repository
/// @param document its text, parsed
record Page(Path file, Node document) {

    static Page read(Path file) {
        try {
            return new Page(file, Markdown.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its first heading.
    String title() {
        return headings().stream()
                .findFirst()
                .map(Markdown::text)
                .orElseThrow(() -> new AssertionError(file + " has no heading"));
    }

    List<Heading> headings() {
        return Markdown.all(document, Heading.class);
    }

    Collection<String> anchors() {
        return Markdown.anchors(document).values();
    }

    List<Link> links() {
        return Markdown.all(document, Link.class);
    }

    List<FencedCodeBlock> blocks() {
        return Markdown.all(document, FencedCodeBlock.class);
    }

    /// What a link of this page leads to, without its anchor; relative to the top of the
    /// repository.
    Path target(String link) {
        String path = link.contains("#") ? link.substring(0, link.indexOf('#')) : link;
        Path folder = file.getParent();
        return path.isEmpty()
                ? file
                : (folder == null ? Path.of(path) : folder.resolve(path)).normalize();
    }
}
