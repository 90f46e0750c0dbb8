package dev.sourcebound.corpus.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document says, as the text that is served, cut and quoted.
///
/// @param text headings, lists and tables with the marks of Markdown; a soft hyphen (U+00AD) stands
///   where the document breaks a word at the end of a line
/// @param pageStarts where each page starts in the text, ascending; empty where the format has no
///   pages
/// @param title what the document calls itself, or null
/// @param author who the document says wrote it, or null
public record DocumentText(
        String text, List<Integer> pageStarts, @Nullable String title, @Nullable String author) {

    public DocumentText {
        pageStarts = List.copyOf(pageStarts);
    }

    /// A text without pages, title and author.
    static DocumentText plain(String text) {
        return new DocumentText(text, List.of(), null, null);
    }
}
