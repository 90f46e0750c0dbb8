package dev.sourcebound.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankFusionTest {

    @Test
    void ordersByTheWeightedMeanOfBothNormalisedScores() {
        // BM25 / 8: 1, 0.5, 0. Cosine from 0.2 to 0.6: 0, 1, 0.5. A quarter of one and
        // three of the other: 0.25, 0.875, 0.375.
        List<Hit> hits =
                RankFusion.fuse(
                        List.of(
                                candidate("a", 8, 0.2),
                                candidate("b", 4, 0.6),
                                candidate("c", 0, 0.4)));
        assertThat(hits).extracting(hit -> hit.passage().id()).containsExactly("b", "c", "a");
        assertThat(hits.get(0).relevance()).isEqualTo(0.875, within(1e-12));
        assertThat(hits.get(1).relevance()).isEqualTo(0.375, within(1e-12));
        assertThat(hits.get(2).relevance()).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void explainsEachHitByItsRawAndNormalisedScores() {
        Hit hit =
                RankFusion.fuse(List.of(candidate("a", 8, 0.2), candidate("b", 4, 0.6))).getFirst();
        // b: 4 / 8 and (0.6 - 0.2) / 0.4.
        assertThat(hit.signals()).isEqualTo(new Hit.Signals(4, 0.5, 0.6, 1));
    }

    @Test
    void breaksTiesByPassageId() {
        List<Hit> hits =
                RankFusion.fuse(
                        List.of(
                                candidate("c", 2, 0.5),
                                candidate("a", 2, 0.5),
                                candidate("b", 2, 0.5)));
        assertThat(hits).extracting(hit -> hit.passage().id()).containsExactly("a", "b", "c");
    }

    @Test
    void aQuestionWithoutAKnownWordIsOrderedByCosineAlone() {
        List<Hit> hits = RankFusion.fuse(List.of(candidate("a", 0, 0.1), candidate("b", 0, 0.3)));
        assertThat(hits).extracting(Hit::relevance).containsExactly(0.75, 0.0);
    }

    @Test
    void nothingFusesToNothing() {
        assertThat(RankFusion.fuse(List.of())).isEmpty();
    }

    private static Candidate candidate(String id, double bm25, double cosine) {
        Passage passage =
                new Passage(id, "s", "r", new Span(0, 2), "Hm", List.of(new Span(0, 2)), "");
        return new Candidate(passage, bm25, cosine);
    }
}
