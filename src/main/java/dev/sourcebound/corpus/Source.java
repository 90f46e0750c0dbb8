package dev.sourcebound.corpus;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A document as it was given. Its text is never altered: every offset anywhere points into it.
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
/// @param revision `sha256:` and the hexadecimal digest of the file's bytes
public record Source(
        String id,
        String title,
        boolean titleIsDescription,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String date,
        @Nullable String uri,
        String text,
        String revision) {

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[\\p{L}\\p{N}._-]+");

    public Source {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "a source id is letters, digits, '.', '_' and '-', and neither '.' nor '..'; got '%s'"
                            .formatted(id));
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text of source '%s' is blank".formatted(id));
        }
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /// The verbatim text at a span.
    public String slice(Span span) {
        return span.of(text);
    }
}
