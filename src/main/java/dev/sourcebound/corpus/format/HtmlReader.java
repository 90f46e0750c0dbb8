package dev.sourcebound.corpus.format;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/// Reads web pages.
final class HtmlReader {

    /// Elements within elements. Deeper ones are read as if they stood here.
    private static final int DEEPEST = 256;

    private HtmlReader() {}

    static DocumentText read(byte[] bytes, ReadingLimits limits) {
        Document page = parse(bytes);
        TextBuilder text = new TextBuilder(limits.text());
        HtmlWalk.write(mainPart(page), text);
        return text.build(page.title(), page.select("meta[name=author]").attr("content"));
    }

    /// @throws Refusal where its encoding cannot be told
    static Document parse(byte[] bytes) {
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        return Jsoup.parse(PlainText.decode(bytes, HtmlCharset.declared(bytes)), "", parser);
    }

    /// The one `main`, or the whole body where the page does not say what is the main part.
    private static Element mainPart(Document page) {
        Elements mains = page.select("main, [role=main]");
        return mains.size() == 1 ? mains.getFirst() : page.body();
    }
}
