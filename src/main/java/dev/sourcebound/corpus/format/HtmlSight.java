package dev.sourcebound.corpus.format;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/// What of a page its readers see.
final class HtmlSight {

    private static final Set<String> UNSEEN =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "head",
                    "nav",
                    "svg",
                    "math",
                    "iframe",
                    "object",
                    "embed",
                    "canvas",
                    "audio",
                    "video",
                    "button",
                    "select",
                    "textarea",
                    "input",
                    "dialog",
                    "menu",
                    "map",
                    "rt",
                    "rp");

    private HtmlSight() {}

    static boolean isSeen(Element element) {
        return !UNSEEN.contains(element.normalName()) && !isHidden(element);
    }

    /// The words of an element that are seen, in one line.
    static String words(Element element) {
        StringBuilder words = new StringBuilder();
        NodeTraversor.filter(
                (node, _) -> {
                    if (node instanceof TextNode text) {
                        words.append(text.getWholeText());
                    } else if (node instanceof Element inner) {
                        if (!isSeen(inner)) {
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        if (inner.isBlock() || inner.normalName().equals("br")) {
                            words.append(' ');
                        }
                    }
                    return FilterResult.CONTINUE;
                },
                element);
        return words.toString();
    }

    private static boolean isHidden(Element element) {
        if (!element.hasAttr("hidden")
                && !element.hasAttr("style")
                && !element.hasAttr("aria-hidden")) {
            return false;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || style.contains("display:none")
                || style.contains("visibility:hidden");
    }
}
