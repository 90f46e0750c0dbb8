package dev.sourcebound.evaluation;

import dev.sourcebound.answer.Provenance;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import java.util.List;

/// What several tests need.
final class Samples {

    static final Provenance PROVENANCE = new Provenance("e", "r", "extractive", "f");

    private Samples() {}

    /// One source, `mill`.
    static Corpus corpus(String text) {
        return new Corpus(
                List.of(
                        new Source(
                                "mill",
                                "The mill",
                                false,
                                null,
                                null,
                                null,
                                null,
                                text,
                                "sha256:0")));
    }
}
