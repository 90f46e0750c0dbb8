package dev.sourcebound.channel;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Support;
import java.util.List;

/// An invented source, and replies that cite it.
public final class Replies {

    public static final Provenance PROVENANCE =
            new Provenance("embedder@1", "reader@1", "extractive", "0123456789abcdef");

    private static final String TEXT = "The ferry crosses at nine. Dogs ride free.";
    private static final Source FERRY =
            new Source(
                    "ferry",
                    "The ferry",
                    false,
                    null,
                    null,
                    null,
                    null,
                    TEXT,
                    "sha256:" + "a".repeat(64));

    private Replies() {}

    public static Corpus corpus() {
        return new Corpus(List.of(FERRY));
    }

    /// Repeats the question as its claim, and cites the source; refuses whoever begins with
    /// "refuse".
    public static Reply to(Question question) {
        if (question.text().startsWith("refuse")) {
            return new Reply.Refusal(
                    Reply.Reason.NOT_ANSWERED, "The sources do not say.", PROVENANCE);
        }
        Span span = new Span(0, 26);
        Citation citation =
                new Citation(
                        FERRY.id(),
                        FERRY.title(),
                        null,
                        FERRY.revision(),
                        span,
                        span.of(TEXT),
                        null);
        Claim claim = new Claim("Asked: " + question.text(), List.of(0), new Support(0.9));
        return new Reply.Answer(
                claim.text(), List.of(claim), List.of(citation), List.of(), PROVENANCE);
    }

    /// Answers at once.
    public static Answerer answerer() {
        return (question, progress) -> to(question);
    }
}
