package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads EPUB 2 and 3: the pages of its spine, in their order.
final class EpubReader {

    private EpubReader() {}

    static DocumentText read(byte[] bytes, ReadingLimits limits) {
        ZipParts parts = ZipParts.read(bytes, EpubReader::isWanted, limits);
        Document container = xml(parts.get("META-INF/container.xml"));
        Element root = container.selectFirst("rootfile[full-path]");
        if (root == null) {
            throw Refusal.damaged("names no package of its pages");
        }
        String path = root.attr("full-path");
        Document book = xml(parts.get(path));
        refuseLocked(parts);
        TextBuilder text = new TextBuilder(limits.text());
        for (Element item : book.select("spine > itemref")) {
            byte[] page = page(parts, book, path, item.attr("idref"));
            if (page != null && !item.attr("linear").equals("no")) {
                HtmlWalk.write(HtmlReader.parse(page).body(), text);
            }
        }
        return text.build(first(book, "dc|title"), first(book, "dc|creator"));
    }

    private static boolean isWanted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("meta-inf/")
                || lower.endsWith(".opf")
                || lower.endsWith(".xml")
                || lower.endsWith(".xhtml")
                || lower.endsWith(".html")
                || lower.endsWith(".htm");
    }

    /// Rights management encrypts the pages; that fonts are disguised is no obstacle.
    private static void refuseLocked(ZipParts parts) {
        if (!parts.has("META-INF/encryption.xml")) {
            return;
        }
        for (Element file : xml(parts.get("META-INF/encryption.xml")).getAllElements()) {
            if (file.normalName().endsWith("cipherreference") && isWanted(file.attr("URI"))) {
                throw new Refusal(
                        Reason.ENCRYPTED,
                        "is locked by rights management; take it out or put an unlocked copy in its place");
            }
        }
    }

    private static byte @Nullable [] page(
            ZipParts parts, Document book, String packagePath, String id) {
        for (Element item : book.select("manifest > item")) {
            if (item.attr("id").equals(id)) {
                return parts.find(resolve(packagePath, item.attr("href")));
            }
        }
        return null;
    }

    /// A path within the archive, as the package names it.
    private static String resolve(String from, String href) {
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        String path = URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
        String joined = java.nio.file.Path.of("/" + folder + path).normalize().toString();
        return joined.substring(1);
    }

    private static Document xml(byte[] bytes) {
        return Jsoup.parse(
                PlainText.decode(bytes, HtmlCharset.declared(bytes)), "", Parser.xmlParser());
    }

    private static String first(Document book, String name) {
        Element found = book.selectFirst("metadata > " + name);
        return found == null ? "" : Objects.requireNonNullElse(found.text(), "");
    }
}
