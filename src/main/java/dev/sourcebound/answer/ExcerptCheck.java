package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import java.util.Optional;

/// Holds excerpts against their sources, character by character.
final class ExcerptCheck {

    private final Corpus corpus;

    ExcerptCheck(Corpus corpus) {
        this.corpus = corpus;
    }

    /// The first reason why an excerpt is not what stands in its source; empty where it is.
    Optional<Failure> check(Excerpt excerpt) {
        Optional<Source> source = corpus.find(excerpt.sourceId());
        if (source.isEmpty()) {
            return Optional.of(Failure.UNKNOWN_SOURCE);
        }
        if (!source.get().revision().equals(excerpt.revision())) {
            return Optional.of(Failure.OTHER_REVISION);
        }
        boolean verbatim =
                excerpt.span().end() <= source.get().length()
                        && source.get().slice(excerpt.span()).equals(excerpt.text());
        return verbatim ? Optional.empty() : Optional.of(Failure.NOT_VERBATIM);
    }

    /// The same of a passage.
    Optional<Failure> check(Passage passage) {
        return check(
                new Excerpt(
                        passage.sourceId(),
                        passage.revision(),
                        passage.span(),
                        passage.text(),
                        null));
    }
}
