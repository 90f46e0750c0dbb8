package dev.sourcebound.web.openai;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.web.openai.CompletionChunk.Delta;
import java.util.ArrayList;
import java.util.List;

/// Keeps count of what has been said of an answer, so that each claim knows where it stands in the
/// message. One answer, one thread.
final class Transcript {

    private final Links links;
    private final List<Citation> citations = new ArrayList<>();
    private String gap = "";
    private int length;

    Transcript(Links links) {
        this.links = links;
    }

    /// What stands before the next claim.
    void gap(String text) {
        gap = text;
    }

    /// What a claim adds to the message.
    Delta say(Claim claim, List<Citation> newCitations) {
        citations.addAll(newCitations);
        String text = gap + claim.text();
        int start = length + gap.length();
        int end = length + text.length();
        length = end;
        gap = "";
        return Delta.said(text, annotations(start, end, claim, citations, links));
    }

    /// The annotations of a whole answer.
    static List<Annotation> annotations(Reply.Answer answer, Links links) {
        List<Annotation> all = new ArrayList<>();
        int from = 0;
        for (Claim claim : answer.claims()) {
            int start = answer.text().indexOf(claim.text(), from);
            from = start + claim.text().length();
            all.addAll(annotations(start, from, claim, answer.citations(), links));
        }
        return all;
    }

    private static List<Annotation> annotations(
            int start, int end, Claim claim, List<Citation> citations, Links links) {
        return claim.citations().stream()
                .map(cited -> Annotation.of(start, end, citations.get(cited), links))
                .toList();
    }
}
