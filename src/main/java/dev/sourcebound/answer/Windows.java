package dev.sourcebound.answer;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Span;
import java.util.ArrayList;
import java.util.List;

/// What stands around excerpts, so that a claim is judged by what they mean where they stand: each
/// with the sentence before and the one after, under its headings.
final class Windows {

    private Windows() {}

    /// One for each excerpt; one for several where they overlap.
    ///
    /// @param excerpts verbatim
    /// @param passages verbatim; may be others than the excerpts stand in
    static List<Passage> around(List<Excerpt> excerpts, List<Passage> passages) {
        List<Passage> windows = new ArrayList<>();
        for (Excerpt excerpt : excerpts) {
            Passage home =
                    passages.stream()
                            .filter(passage -> holds(passage, excerpt))
                            .findFirst()
                            .orElseGet(() -> alone(excerpt));
            Span span = span(home, excerpt);
            for (var each = windows.iterator(); each.hasNext(); ) {
                Passage other = each.next();
                if (other.id().equals(home.id()) && other.span().overlaps(span)) {
                    span = span.cover(other.span());
                    each.remove();
                }
            }
            windows.add(cut(home, span));
        }
        return windows;
    }

    /// All of a window as an excerpt.
    static Excerpt excerpt(Passage window) {
        return excerpt(window, window.span());
    }

    /// A stretch of a window as an excerpt.
    static Excerpt excerpt(Passage window, Span stretch) {
        return new Excerpt(
                window.sourceId(), window.revision(), stretch, window.slice(stretch), null);
    }

    private static boolean holds(Passage passage, Excerpt excerpt) {
        return passage.sourceId().equals(excerpt.sourceId())
                && passage.revision().equals(excerpt.revision())
                && passage.span().contains(excerpt.span())
                && passage.sentences().stream().anyMatch(s -> s.overlaps(excerpt.span()));
    }

    private static Span span(Passage home, Excerpt excerpt) {
        return home.sentences().stream()
                .filter(sentence -> sentence.overlaps(excerpt.span()))
                .map(home::window)
                .reduce(excerpt.span(), Span::cover);
    }

    private static Passage cut(Passage home, Span span) {
        return new Passage(
                home.id(),
                home.sourceId(),
                home.revision(),
                span,
                home.slice(span),
                home.sentences().stream().filter(span::contains).toList(),
                home.context());
    }

    private static Passage alone(Excerpt excerpt) {
        int start = excerpt.span().start();
        List<Span> sentences =
                Sentences.of(excerpt.text()).stream()
                        .map(s -> new Span(start + s.start(), start + s.end()))
                        .toList();
        return new Passage(
                "%s#%d-%d".formatted(excerpt.sourceId(), start, excerpt.span().end()),
                excerpt.sourceId(),
                excerpt.revision(),
                excerpt.span(),
                excerpt.text(),
                sentences.isEmpty() ? List.of(excerpt.span()) : sentences,
                "");
    }
}
