package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Source;

/// Makes citations of excerpts that have passed the grounding check. The quote is sliced from the
/// source here, not carried over from the excerpt: what leaves is what stands there.
final class CitationMaker {

    private final Corpus corpus;

    CitationMaker(Corpus corpus) {
        this.corpus = corpus;
    }

    Citation cite(Excerpt excerpt) {
        Source source =
                corpus.find(excerpt.sourceId())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "an excerpt passed without a source: "
                                                + excerpt.sourceId()));
        return new Citation(
                source.id(),
                source.title(),
                source.uri(),
                source.revision(),
                excerpt.span(),
                source.slice(excerpt.span()),
                excerpt.highlight(),
                source.page(excerpt.span().start()));
    }
}
