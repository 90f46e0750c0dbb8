package dev.sourcebound.corpus;

import org.jspecify.annotations.Nullable;

/// A verbatim piece of a source: what an answer stands on.
///
/// @param sourceId the source
/// @param revision the revision of the source that the offsets are in
/// @param span where it stands
/// @param text exactly the source's text at `span`
/// @param highlight the part that answers, within `span`, or null where it is the whole
public record Excerpt(
        String sourceId, String revision, Span span, String text, @Nullable Span highlight) {

    public Excerpt {
        if (text.length() != span.length()) {
            throw new IllegalArgumentException(
                    "excerpt of %s: text has %d code units, its span %d"
                            .formatted(sourceId, text.length(), span.length()));
        }
        if (highlight != null && !span.contains(highlight)) {
            throw new IllegalArgumentException(
                    "excerpt of %s: highlight %s is not within %s"
                            .formatted(sourceId, highlight, span));
        }
    }
}
