package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Usage;
import org.jspecify.annotations.Nullable;

/// What made a reply, on the wire.
///
/// @param fallback why excerpts stand in for what a language model was to write; left out where
///   none do
/// @param usage what a language model took; left out where none was asked
@JsonPropertyOrder({"embedder", "reader", "writer", "fingerprint", "fallback", "usage"})
record ProvenanceBody(
        String embedder,
        String reader,
        String writer,
        String fingerprint,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fallback,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UsageBody usage) {

    /// @param calls how often the model was asked
    /// @param firstClaimMillis until the first claim was shown; left out where none was
    /// @param cost in the currency of the prices; left out where none are set
    @JsonPropertyOrder({"calls", "input_tokens", "output_tokens", "first_claim_ms", "cost"})
    record UsageBody(
            int calls,
            @JsonProperty("input_tokens") long inputTokens,
            @JsonProperty("output_tokens") long outputTokens,
            @JsonProperty("first_claim_ms") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Long firstClaimMillis,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double cost) {
        static UsageBody of(Usage usage) {
            return new UsageBody(
                    usage.calls(),
                    usage.inputTokens(),
                    usage.outputTokens(),
                    usage.firstClaimMillis(),
                    usage.cost());
        }
    }

    static ProvenanceBody of(Provenance provenance) {
        return new ProvenanceBody(
                provenance.embedder(),
                provenance.reader(),
                provenance.writer(),
                provenance.fingerprint(),
                provenance.fallback() == null ? null : provenance.fallback().slug(),
                provenance.usage() == null ? null : UsageBody.of(provenance.usage()));
    }
}
