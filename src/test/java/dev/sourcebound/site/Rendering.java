package dev.sourcebound.site;

import java.nio.file.Path;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/// A page's text as HTML: its headings with anchors, its links led to the site's files.
final class Rendering {

    private Rendering() {}

    static String html(Page page, Site.Places places) {
        Map<Heading, String> anchors = Markdown.anchors(page.document());
        lead(page, places);
        return HtmlRenderer.builder()
                .extensions(Markdown.EXTENSIONS)
                // What is written as markup in a page is shown as text, as a code host does.
                .escapeHtml(true)
                .attributeProviderFactory(_ ->
                        (node, tag, attributes) -> {
                            if (node instanceof Heading heading && tag.startsWith("h")) {
                                attributes.put("id", anchors.get(heading));
                            }
                            if (tag.equals("pre")) {
                                // Long lines are scrolled to by key as well.
                                attributes.put("tabindex", "0");
                            }
                        })
                .build()
                .render(page.document());
    }

    /// Leads the links of a page to where the site has what they name.
    private static void lead(Page page, Site.Places places) {
        page.document()
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                link.setDestination(led(link.getDestination(), page, places));
                                visitChildren(link);
                            }

                            @Override
                            public void visit(Image image) {
                                image.setDestination(led(image.getDestination(), page, places));
                                visitChildren(image);
                            }
                        });
    }

    private static String led(String link, Page page, Site.Places places) {
        if (Links.isOutside(link)) {
            return link;
        }
        String anchor = link.contains("#") ? link.substring(link.indexOf('#')) : "";
        Path from = places.of(page.file()).getParent();
        Path to = places.of(page.target(link));
        return (from == null ? to : from.relativize(to)) + anchor;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// The words of a heading as they stand in a list of contents.
    static String words(Node heading) {
        return escaped(Markdown.text(heading));
    }
}
