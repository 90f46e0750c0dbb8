package dev.sourcebound.evaluation.measure;

/// Recall at a rank: the part of what is relevant that is among the first `k` (Manning, Raghavan,
/// Schütze, Introduction to Information Retrieval, 2008, chapter 8). As `recall_k` of trec_eval:
/// relevant among the first `k`, divided by all that is relevant.
///
/// Example: relevant are a, b and c; retrieved are x, a, y, b. Recall@2 is 1/3, recall@4 is 2/3.
///
/// @param k the last rank that counts, `>= 1`
public record Recall(int k) implements RankingMeasure {

    public Recall {
        if (k < 1) {
            throw new IllegalArgumentException("k must be >= 1, got " + k);
        }
    }

    @Override
    public String name() {
        return "recall@" + k;
    }

    @Override
    public String meaning() {
        return "of the excerpts or documents to be found, the part among the first " + k;
    }

    @Override
    public double of(Ranking ranking) {
        return (double) ranking.relevantAmong(k) / ranking.relevant();
    }
}
