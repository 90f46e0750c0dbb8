package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Answer;
import dev.sourcebound.corpus.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Puts an answer together from drafts that have passed, and tells of each claim as it comes. One
/// answer, one thread.
final class AnswerBuilder {

    private final CitationMaker maker;
    private final Answerer.Progress progress;
    private final List<Claim> claims = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();

    AnswerBuilder(CitationMaker maker, Answerer.Progress progress) {
        this.maker = maker;
        this.progress = progress;
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    /// @param draft one that the grounding check let pass
    void add(Draft draft) {
        List<Integer> cited = new ArrayList<>();
        List<Citation> fresh = new ArrayList<>();
        for (Excerpt excerpt : draft.excerpts()) {
            Citation citation = maker.cite(excerpt);
            int index = citations.indexOf(citation);
            if (index < 0) {
                index = citations.size();
                citations.add(citation);
                fresh.add(citation);
            }
            cited.add(index);
        }
        Claim claim = new Claim(draft.text(), cited, draft.support());
        claims.add(claim);
        progress.claim(claim, fresh);
    }

    Answer build(Provenance provenance) {
        String text = claims.stream().map(Claim::text).collect(Collectors.joining("\n\n"));
        return new Answer(text, claims, citations, List.of(), provenance);
    }
}
