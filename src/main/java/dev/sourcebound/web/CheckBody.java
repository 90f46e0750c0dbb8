package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.CheckedSentence;
import dev.sourcebound.answer.CheckedText;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.SourceLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check makes of a text, on the wire. The same text gives the same bytes.
///
/// @param supported whether every sentence is
/// @param sentences those that claim something, in the order of the text
/// @param provenance what made it
@JsonPropertyOrder({"supported", "sentences", "provenance"})
record CheckBody(
        boolean supported, List<CheckedSentenceBody> sentences, ProvenanceBody provenance) {

    private static final String PASSES = "passes";

    /// @param start in the text that was sent: UTF-16 code units
    /// @param end exclusive
    /// @param verdict `supported`, `contradicted` or `not_mentioned`
    /// @param support how probable it is that the sources bear the sentence out, `[0, 1]`
    /// @param gate `passes` where the gate would let the sentence into an answer with these
    ///   citations, or else the first reason why not, such as `number_missing`; absent where it was
    ///   not asked for
    /// @param citations what the verdict stands on; empty where nothing is mentioned
    @JsonPropertyOrder({"text", "start", "end", "verdict", "support", "gate", "citations"})
    record CheckedSentenceBody(
            String text,
            int start,
            int end,
            String verdict,
            double support,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String gate,
            List<ReplyBody.CitationBody> citations) {
        static CheckedSentenceBody of(CheckedSentence sentence, SourceLink links) {
            return new CheckedSentenceBody(
                    sentence.text(),
                    sentence.span().start(),
                    sentence.span().end(),
                    sentence.verdict().slug(),
                    sentence.support().probability(),
                    gate(sentence.gate()),
                    sentence.citations().stream()
                            .map(each -> ReplyBody.CitationBody.of(each, links))
                            .toList());
        }

        private static @Nullable String gate(@Nullable Verdict gate) {
            return switch (gate) {
                case null -> null;
                case Verdict.Passed _ -> PASSES;
                case Verdict.Failed failed -> failed.failure().slug();
            };
        }
    }

    static CheckBody of(CheckedText checked, SourceLink links) {
        return new CheckBody(
                checked.supported(),
                checked.sentences().stream()
                        .map(each -> CheckedSentenceBody.of(each, links))
                        .toList(),
                ProvenanceBody.of(checked.provenance()));
    }
}
