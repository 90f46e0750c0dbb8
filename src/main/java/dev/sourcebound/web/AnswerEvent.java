package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.corpus.SourceLink;
import java.util.List;
import org.springframework.http.ProblemDetail;

/// What a client sees of an answer in the making. In this order: `searching` at most once, a
/// `claim` for each that has passed the grounding check, `refusal` where there is no answer, and
/// last `done`, or `error` in its place.
sealed interface AnswerEvent {

    /// The event's name on the wire.
    String name();

    /// What stands in the event's `data`, as one line of JSON.
    default Object data() {
        return this;
    }

    /// Passages are being searched.
    record Searching() implements AnswerEvent {
        @Override
        public String name() {
            return "searching";
        }
    }

    /// A claim has passed the grounding check.
    ///
    /// @param citations indices into the citations told so far, these included
    /// @param newCitations those that this claim is the first to cite, in the order of their
    ///   indices
    @JsonPropertyOrder({"text", "citations", "support", "new_citations"})
    record ClaimMade(
            String text,
            List<Integer> citations,
            double support,
            @JsonProperty("new_citations") List<ReplyBody.CitationBody> newCitations)
            implements AnswerEvent {

        static ClaimMade of(Claim claim, List<Citation> newCitations, SourceLink links) {
            return new ClaimMade(
                    claim.text(),
                    claim.citations(),
                    claim.support().probability(),
                    newCitations.stream()
                            .map(each -> ReplyBody.CitationBody.of(each, links))
                            .toList());
        }

        @Override
        public String name() {
            return "claim";
        }
    }

    /// There is no answer.
    record Refused(ReplyBody.RefusalBody refusal) implements AnswerEvent {
        @Override
        public String name() {
            return "refusal";
        }

        @Override
        public Object data() {
            return refusal;
        }
    }

    /// The whole reply.
    record Done(ReplyBody reply) implements AnswerEvent {
        @Override
        public String name() {
            return "done";
        }

        @Override
        public Object data() {
            return reply;
        }
    }

    /// There will be no reply.
    record Failed(ProblemDetail problem) implements AnswerEvent {
        @Override
        public String name() {
            return "error";
        }

        @Override
        public Object data() {
            return problem;
        }
    }
}
