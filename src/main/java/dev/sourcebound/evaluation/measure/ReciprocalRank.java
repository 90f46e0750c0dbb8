package dev.sourcebound.evaluation.measure;

/// Mean reciprocal rank (Voorhees, The TREC-8 Question Answering Track Report, 1999): one divided
/// by the rank of the first relevant one, 0 where none was retrieved. As `recip_rank` of trec_eval.
///
/// Example: relevant are a and b; retrieved are x, a, b. The first relevant one has rank 2: 1/2.
public record ReciprocalRank() implements RankingMeasure {

    @Override
    public String name() {
        return "MRR";
    }

    @Override
    public String meaning() {
        return "one divided by the rank of the first that is to be found";
    }

    @Override
    public double of(Ranking ranking) {
        int first = ranking.firstRelevant();
        return first == 0 ? 0 : 1.0 / first;
    }
}
