package dev.sourcebound.answer;

import dev.sourcebound.corpus.Span;
import org.jspecify.annotations.Nullable;

/// Where an excerpt stands in its source, with what a reader needs to find it there.
///
/// @param sourceId the source
/// @param title its title
/// @param uri where the original stands, or null
/// @param revision the revision of the source that the offsets are in
/// @param span where the quote stands in the source's text
/// @param quote exactly the source's text at `span`
/// @param highlight the part that answers, within `span`; null where it is the whole
/// @param page the page that it starts on, from 1; null where the source has no pages
public record Citation(
        String sourceId,
        String title,
        @Nullable String uri,
        String revision,
        Span span,
        String quote,
        @Nullable Span highlight,
        @Nullable Integer page) {

    /// In a source without pages.
    public Citation(
            String sourceId,
            String title,
            @Nullable String uri,
            String revision,
            Span span,
            String quote,
            @Nullable Span highlight) {
        this(sourceId, title, uri, revision, span, quote, highlight, null);
    }
}
