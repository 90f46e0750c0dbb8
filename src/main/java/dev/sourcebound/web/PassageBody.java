package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.retrieval.Hit;
import java.util.List;

/// A passage that was found, on the wire.
///
/// @param source id of the source that it stands in
/// @param id of the passage
/// @param start in the source's text: UTF-16 code units
/// @param end exclusive
/// @param text exactly the source's text there
/// @param context the headings above it
/// @param relevance `[0, 1]`, what passages are ordered by
/// @param signals where `relevance` comes from
@JsonPropertyOrder({
    "source",
    "revision",
    "id",
    "start",
    "end",
    "text",
    "context",
    "relevance",
    "signals",
    "link"
})
record PassageBody(
        String source,
        String revision,
        String id,
        int start,
        int end,
        String text,
        String context,
        double relevance,
        SignalsBody signals,
        String link) {

    /// @param passages best first
    record PassagesBody(List<PassageBody> passages) {
        static PassagesBody of(List<Hit> hits, SourceLink links) {
            return new PassagesBody(hits.stream().map(hit -> PassageBody.of(hit, links)).toList());
        }
    }

    /// @param bm25 `[0, inf)`
    /// @param normalisedBm25 `[0, 1]`
    /// @param cosine `[-1, 1]`
    /// @param normalisedCosine `[0, 1]`
    @JsonPropertyOrder({"bm25", "normalised_bm25", "cosine", "normalised_cosine"})
    record SignalsBody(
            double bm25,
            @JsonProperty("normalised_bm25") double normalisedBm25,
            double cosine,
            @JsonProperty("normalised_cosine") double normalisedCosine) {
        static SignalsBody of(Hit.Signals signals) {
            return new SignalsBody(
                    signals.bm25(),
                    signals.normalisedBm25(),
                    signals.cosine(),
                    signals.normalisedCosine());
        }
    }

    static PassageBody of(Hit hit, SourceLink links) {
        Passage passage = hit.passage();
        return new PassageBody(
                passage.sourceId(),
                passage.revision(),
                passage.id(),
                passage.span().start(),
                passage.span().end(),
                passage.text(),
                passage.context(),
                hit.relevance(),
                SignalsBody.of(hit.signals()),
                links.to(passage.sourceId(), passage.revision(), passage.span()));
    }
}
