package dev.sourcebound.evaluation.measure;

/// Normalised discounted cumulative gain (Järvelin and Kekäläinen, Cumulated gain-based evaluation
/// of IR techniques, 2002): the sum over the first `k` ranks of `grade / log2(rank + 1)`, divided
/// by the largest that this sum can be. As `ndcg_cut_k` of trec_eval: the gain is the grade itself,
/// not `2^grade - 1`, and the ideal is of all that is relevant, not only of what was retrieved.
///
/// Example: grades a 2, b 1; retrieved are b, x, a. `1/log2(2) + 2/log2(4) = 2`; the ideal is a, b:
/// `2/log2(2) + 1/log2(3) = 2.6309`; so nDCG@10 is `0.7602`.
///
/// @param k the last rank that counts, `>= 1`
public record Ndcg(int k) implements RankingMeasure {

    public Ndcg {
        if (k < 1) {
            throw new IllegalArgumentException("k must be >= 1, got " + k);
        }
    }

    @Override
    public String name() {
        return "nDCG@" + k;
    }

    @Override
    public String meaning() {
        return "how near the first %d are to the best order, by grade and rank".formatted(k);
    }

    @Override
    public double of(Ranking ranking) {
        int[] best = new Ranking(ranking.ideal(), ranking.ideal()).gradesToRank(k);
        return gain(ranking.gradesToRank(k)) / gain(best);
    }

    private static double gain(int[] grades) {
        double gain = 0;
        for (int i = 0; i < grades.length; i++) {
            gain += grades[i] / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }
}
