package dev.sourcebound.corpus;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A document as it was read. Its text is never altered: every offset anywhere points into it.
///
/// @param id stable name, used in URLs: letters, digits, `.`, `_`, `-`; neither `.` nor `..`, which
///   would lead out of the path that they end
/// @param title its title, or a description where it has none
/// @param titleIsDescription whether `title` is a description of ours because the document has no
///   title
/// @param author as the document says, or null
/// @param publisher as the document says, or null
/// @param date as the document says, in any form, or null
/// @param uri where the original stands, or null
/// @param text the whole text, valid Unicode, not blank
/// @param revision `sha256:` and the hexadecimal digest of what the text was decoded from: of the
///   file's bytes where they are the text in UTF-8, else of the text in UTF-8, so that a reader
///   that makes another text of the same file makes another revision
/// @param pageStarts where each page starts in the text, ascending; empty where there are no pages
public record Source(
        String id,
        String title,
        boolean titleIsDescription,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String date,
        @Nullable String uri,
        String text,
        String revision,
        List<Integer> pageStarts) {

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[\\p{L}\\p{N}._-]+");

    public Source {
        pageStarts = List.copyOf(pageStarts);
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "a source id is letters, digits, '.', '_' and '-', and neither '.' nor '..'; got '%s'"
                            .formatted(id));
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text of source '%s' is blank".formatted(id));
        }
    }

    /// A document without pages.
    public Source(
            String id,
            String title,
            boolean titleIsDescription,
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String date,
            @Nullable String uri,
            String text,
            String revision) {
        this(
                id,
                title,
                titleIsDescription,
                author,
                publisher,
                date,
                uri,
                text,
                revision,
                List.of());
    }

    /// The page that a place in the text is on, from 1; null where there are no pages.
    public @Nullable Integer page(int offset) {
        int low = 0;
        int high = pageStarts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pageStarts.get(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return pageStarts.isEmpty() ? null : Math.max(1, low);
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /// The verbatim text at a span.
    public String slice(Span span) {
        return span.of(text);
    }
}
