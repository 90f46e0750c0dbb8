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
/// @param body the whole text, valid Unicode, not blank
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
        Text body,
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
    }

    /// A document whose text is at hand.
    public Source(
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
        this(
                id,
                title,
                titleIsDescription,
                author,
                publisher,
                date,
                uri,
                new Text.Held(text),
                revision,
                pageStarts);
    }

    /// One without pages.
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

    /// The whole text. It may have to be read from disk: whoever needs it twice keeps it.
    public String text() {
        return body.read();
    }

    /// How long the text is, in UTF-16 code units.
    public int length() {
        return body.length();
    }

    /// The same source with its text in another keeping.
    Source with(Text other) {
        return new Source(
                id,
                title,
                titleIsDescription,
                author,
                publisher,
                date,
                uri,
                other,
                revision,
                pageStarts);
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
        return span.of(text());
    }
}
