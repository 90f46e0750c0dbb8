package dev.sourcebound.web;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invented corpus of two sources, and replies that cite it.
final class Samples {

    static final String FERRY_TEXT =
            "The ferry\n\nThe ferry crosses at nine. It takes forty minutes. Dogs ride free.";
    static final Source FERRY =
            new Source(
                    "ferry",
                    "The ferry",
                    false,
                    "Ada Quill",
                    null,
                    "1931",
                    "https://example.org/ferry",
                    FERRY_TEXT,
                    "sha256:" + "a".repeat(64));
    static final Source MILL =
            new Source(
                    "mühle",
                    "A note on a mill",
                    true,
                    null,
                    null,
                    null,
                    null,
                    "The mill stood until 1904.",
                    "sha256:" + "b".repeat(64));
    static final Provenance PROVENANCE =
            new Provenance("embedder@1", "reader@1", "extractive", "0123456789abcdef");

    static final Citation CROSSES = citation("The ferry crosses at nine.", "nine");
    static final Citation TAKES = citation("It takes forty minutes.", null);
    static final Claim FIRST =
            new Claim("The ferry crosses at nine.", List.of(0), new Support(0.97));
    static final Claim SECOND =
            new Claim("It takes forty minutes.", List.of(1, 0), new Support(0.5));
    static final Reply.Answer ANSWER =
            new Reply.Answer(
                    "The ferry crosses at nine. It takes forty minutes.",
                    List.of(FIRST, SECOND),
                    List.of(CROSSES, TAKES),
                    List.of(
                            new Reply.Note(
                                    Reply.Note.Kind.PARTLY_ANSWERED, "The fare is not told.")),
                    PROVENANCE);
    static final Reply.Refusal REFUSAL =
            new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "The sources do not say.", PROVENANCE);

    private Samples() {}

    static Corpus corpus() {
        return new Corpus(List.of(MILL, FERRY));
    }

    static Hit hit() {
        Span span = new Span(11, FERRY_TEXT.length());
        return new Hit(
                new Passage(
                        "ferry#000000",
                        "ferry",
                        FERRY.revision(),
                        span,
                        span.of(FERRY_TEXT),
                        List.of(spanOf("The ferry crosses at nine.")),
                        "The ferry"),
                0.75,
                new Hit.Signals(3.5, 1, 0.625, 0.5));
    }

    private static Citation citation(String quote, @Nullable String highlight) {
        return new Citation(
                "ferry",
                FERRY.title(),
                FERRY.uri(),
                FERRY.revision(),
                spanOf(quote),
                quote,
                highlight == null ? null : spanOf(highlight));
    }

    private static Span spanOf(String part) {
        int start = FERRY_TEXT.indexOf(part);
        return new Span(start, start + part.length());
    }
}
