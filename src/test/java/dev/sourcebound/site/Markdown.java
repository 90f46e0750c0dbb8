package dev.sourcebound.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// CommonMark with GitHub's tables, and GitHub's names for headings, so that pages and their
/// anchors are the same on a code host and on the site.
final class Markdown {

    static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create());

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .build();
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M} _-]");

    private Markdown() {}

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /// The words of a node, without its marks.
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text literal) {
                        text.append(literal.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        text.append(code.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak line) {
                        text.append(' ');
                    }

                    @Override
                    public void visit(HardLineBreak line) {
                        text.append(' ');
                    }
                });
        return text.toString();
    }

    /// All nodes of a kind, in their order.
    static <N extends Node> List<N> all(Node in, Class<N> kind) {
        List<N> found = new ArrayList<>();
        for (Node node = in.getFirstChild(); node != null; node = node.getNext()) {
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
            found.addAll(all(node, kind));
        }
        return found;
    }

    /// The anchor of each heading, as GitHub makes it: small letters, hyphens for spaces, a number
    /// where there is one of the name already.
    static Map<Heading, String> anchors(Node document) {
        Map<Heading, String> anchors = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Heading heading : all(document, Heading.class)) {
            String anchor =
                    NOT_IN_ANCHORS
                            .matcher(text(heading).toLowerCase(Locale.ROOT))
                            .replaceAll("")
                            .replace(' ', '-');
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.put(heading, times == 1 ? anchor : anchor + "-" + (times - 1));
        }
        return anchors;
    }

    /// In which line of its file a block begins, from 1.
    static int line(Node block) {
        return block.getSourceSpans().isEmpty()
                ? 0
                : block.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
