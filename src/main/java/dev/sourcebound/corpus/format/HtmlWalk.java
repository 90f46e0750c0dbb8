package dev.sourcebound.corpus.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Writes down what a reader of a web page sees, block by block: no scripts, no forms, no
/// navigation, nothing that is hidden. Nothing in the page is run or fetched.
final class HtmlWalk implements NodeFilter {

    private static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "body",
                    "caption",
                    "center",
                    "dd",
                    "details",
                    "div",
                    "dl",
                    "dt",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "header",
                    "hr",
                    "html",
                    "legend",
                    "li",
                    "main",
                    "ol",
                    "p",
                    "section",
                    "summary",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "ul",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "pre",
                    "table");

    private static final String NESTED = "h1, h2, h3, h4, h5, h6, ul, ol, pre";

    private final TextBuilder text;
    private final StringBuilder open = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();

    /// The mark of the list item whose words come next, or empty.
    private String mark = "";

    private HtmlWalk(TextBuilder text) {
        this.text = text;
    }

    static void write(Element root, TextBuilder text) {
        HtmlWalk walk = new HtmlWalk(text);
        NodeTraversor.filter(walk, root);
        walk.flush();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            open.append(collapsed(words.getWholeText()));
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (!HtmlSight.isSeen(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (BLOCKS.contains(name)) {
            flush();
        }
        return switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                text.heading(name.charAt(1) - '0', HtmlSight.words(element));
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "pre" -> {
                text.verbatim(element.wholeText());
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "table" -> table(element);
            case "ul" -> list(-1);
            case "ol" -> list(start(element));
            case "li" -> item();
            case "br" -> {
                open.append('\n');
                yield FilterResult.CONTINUE;
            }
            case "q" -> {
                open.append('“');
                yield FilterResult.CONTINUE;
            }
            default -> FilterResult.CONTINUE;
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (BLOCKS.contains(name)) {
                flush();
            }
            if (name.equals("ul") || name.equals("ol")) {
                lists.pop();
            } else if (name.equals("li")) {
                mark = "";
            } else if (name.equals("q")) {
                open.append('”');
            }
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult list(int first) {
        lists.push(new int[] {first});
        return FilterResult.CONTINUE;
    }

    private FilterResult item() {
        int[] list = lists.peek();
        mark = list == null || list[0] < 0 ? "-" : list[0]++ + ".";
        return FilterResult.CONTINUE;
    }

    private static int start(Element list) {
        String first = list.attr("start");
        return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 1;
    }

    private void flush() {
        if (!Whitespace.hasWord(open.toString())) {
            open.setLength(0);
            return;
        }
        if (mark.isEmpty()) {
            text.paragraph(open.toString());
        } else {
            text.item(Math.max(0, lists.size() - 1), mark, open.toString());
            // Further paragraphs of the item stand below it.
            mark = "";
        }
        open.setLength(0);
    }

    /// A table that holds blocks of its own only lays them out, and is walked through.
    private FilterResult table(Element table) {
        if (table.select("table").size() > 1 || !table.select(NESTED).isEmpty()) {
            return FilterResult.CONTINUE;
        }
        TableDraft draft = new TableDraft(text);
        for (Element row : table.select("tr")) {
            draft.row();
            for (Element cell : row.select("> td, > th")) {
                draft.cell(HtmlSight.words(cell), span(cell, "colspan"), span(cell, "rowspan"));
            }
        }
        Element first = table.selectFirst("tr");
        if (first != null && first.select("> td").isEmpty()) {
            draft.header();
        }
        Element caption = table.selectFirst("caption");
        if (caption != null) {
            text.paragraph(HtmlSight.words(caption));
        }
        draft.write();
        return FilterResult.SKIP_ENTIRELY;
    }

    private static int span(Element cell, String attribute) {
        String given = cell.attr(attribute);
        return given.matches("[1-9]\\d{0,2}") ? Integer.parseInt(given) : 1;
    }

    /// Line ends of the file are white space like any other.
    private static String collapsed(String words) {
        return words.replace('\n', ' ').replace('\r', ' ');
    }
}
