package dev.sourcebound.reading;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stretches of sources that are held against a claim together: one piece of evidence.
///
/// @param stretches at least one, in the order of the text
record Evidence(List<Stretch> stretches) {

    Evidence {
        stretches = List.copyOf(stretches);
    }

    /// Sentences that follow each other.
    ///
    /// @param passage what holds them
    /// @param span where they stand in its source
    /// @param highlight the one that stands out among them; null for a single one
    record Stretch(Passage passage, Span span, @Nullable Span highlight) {

        String text() {
            return passage.slice(span);
        }
    }

    /// As the trained model reads it.
    String text() {
        return stretches.stream().map(Stretch::text).collect(joining(" "));
    }

    List<Excerpt> excerpts() {
        return stretches.stream()
                .map(s ->
                        new Excerpt(
                                s.passage().sourceId(),
                                s.passage().revision(),
                                s.span(),
                                s.text(),
                                s.highlight()))
                .toList();
    }
}
