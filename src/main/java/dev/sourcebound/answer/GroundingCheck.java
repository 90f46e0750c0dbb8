package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The gate: what a draft must pass before anybody sees it, whoever wrote it. It trusts nothing
/// that the draft carries and slices every excerpt anew from its source.
public final class GroundingCheck {

    private final Corpus corpus;

    public GroundingCheck(Corpus corpus) {
        this.corpus = corpus;
    }

    /// Why a draft did not pass.
    public enum Failure {
        /// It names no excerpt.
        NO_EXCERPT,
        /// An excerpt names a source that is not there.
        UNKNOWN_SOURCE,
        /// An excerpt's offsets are in another revision of its source.
        OTHER_REVISION,
        /// An excerpt is not what stands at its offsets.
        NOT_VERBATIM,
        /// The claim does not say what its excerpts say.
        NOT_SAID;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The first reason not to show a draft; empty where it may be shown.
    public Optional<Failure> check(Draft draft) {
        if (draft.excerpts().isEmpty()) {
            return Optional.of(Failure.NO_EXCERPT);
        }
        for (Excerpt excerpt : draft.excerpts()) {
            Optional<Failure> failure = check(excerpt);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return said(draft) ? Optional.empty() : Optional.of(Failure.NOT_SAID);
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
                excerpt.span().end() <= source.get().text().length()
                        && source.get().slice(excerpt.span()).equals(excerpt.text());
        return verbatim ? Optional.empty() : Optional.of(Failure.NOT_VERBATIM);
    }

    /// Until claims in other words can be judged, a claim is its excerpts' words and nothing else.
    private static boolean said(Draft draft) {
        List<String> words =
                draft.excerpts().stream().map(e -> ExtractiveWriter.oneLine(e.text())).toList();
        return draft.text().equals(String.join(" ", words));
    }
}
