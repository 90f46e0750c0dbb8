package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes passages of excerpts, so that a claim is judged by what it cites and by nothing beside it.
final class ExcerptPassages {

    private final Map<String, List<Passage>> passages;

    ExcerptPassages(Corpus corpus, Chunker chunker) {
        this.passages =
                corpus.sources().stream().collect(Collectors.toMap(Source::id, chunker::chunk));
    }

    /// A passage of the excerpt's own text. Its sentences are those of the source, as far as they
    /// lie within; where none does, as in a heading, the excerpt is one sentence. Its context is
    /// that of the passage in which it begins.
    Passage of(Excerpt excerpt) {
        Span span = excerpt.span();
        List<Passage> touched =
                passages.getOrDefault(excerpt.sourceId(), List.of()).stream()
                        .filter(passage -> passage.span().overlaps(span))
                        .toList();
        List<Span> sentences =
                touched.stream()
                        .flatMap(passage -> passage.sentences().stream())
                        .filter(span::contains)
                        .toList();
        return new Passage(
                excerpt.sourceId() + "#" + span.start(),
                excerpt.sourceId(),
                excerpt.revision(),
                span,
                excerpt.text(),
                sentences.isEmpty() ? List.of(span) : sentences,
                touched.stream().findFirst().map(Passage::context).orElse(""));
    }
}
