package dev.sourcebound.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Lays paragraphs out on as few pages as hold them, in order. No paragraph is divided.
public final class Pages {

    private static final String BETWEEN = "\n\n";

    private Pages() {}

    /// The pages, full but for the paragraph that does not fit any more, with a blank line between
    /// two paragraphs.
    ///
    /// @param paragraphs in the form in which they are sent, none longer than the limit
    /// @param limit the most UTF-16 code units of a page
    /// @return at least one page
    public static List<String> of(List<String> paragraphs, int limit) {
        return of(paragraphs, limit, BETWEEN);
    }

    /// The same with something else than an empty line between paragraphs.
    public static List<String> of(List<String> paragraphs, int limit, String between) {
        return of(paragraphs, limit, between, String::length);
    }

    /// The same where a text takes more or less of a page than its length.
    ///
    /// @param length how much of the limit a text takes
    public static List<String> of(
            List<String> paragraphs, int limit, String between, ToIntFunction<String> length) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        int gap = length.applyAsInt(between);
        int taken = 0;
        for (String paragraph : paragraphs) {
            int needed = length.applyAsInt(paragraph);
            if (needed > limit) {
                throw new IllegalArgumentException(
                        "a paragraph takes %d of a page, which has %d".formatted(needed, limit));
            }
            if (!page.isEmpty() && taken + gap + needed > limit) {
                pages.add(page.toString());
                page.setLength(0);
            }
            taken = page.isEmpty() ? needed : taken + gap + needed;
            page.append(page.isEmpty() ? "" : between).append(paragraph);
        }
        pages.add(page.toString());
        return pages;
    }
}
