package dev.sourcebound.channel;

import java.util.ArrayList;
import java.util.List;

/// Lays paragraphs out on as few pages as hold them, in order. No paragraph is divided.
public final class Pages {

    private static final String BETWEEN = "\n\n";

    private Pages() {}

    /// The pages, full but for the paragraph that does not fit any more.
    ///
    /// @param paragraphs in the form in which they are sent, none longer than the limit
    /// @param limit the most UTF-16 code units of a page
    /// @return at least one page
    public static List<String> of(List<String> paragraphs, int limit) {
        return of(paragraphs, limit, BETWEEN);
    }

    /// The same with something else than an empty line between paragraphs.
    public static List<String> of(List<String> paragraphs, int limit, String between) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        for (String paragraph : paragraphs) {
            if (paragraph.length() > limit) {
                throw new IllegalArgumentException(
                        "a paragraph has %d code units, a page at most %d"
                                .formatted(paragraph.length(), limit));
            }
            if (!page.isEmpty() && page.length() + between.length() + paragraph.length() > limit) {
                pages.add(page.toString());
                page.setLength(0);
            }
            page.append(page.isEmpty() ? "" : between).append(paragraph);
        }
        pages.add(page.toString());
        return pages;
    }
}
