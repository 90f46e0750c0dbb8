package dev.sourcebound.evaluation.measure;

import java.util.List;

/// Mean average precision (Buckley and Voorhees, Evaluating evaluation measure stability, 2000):
/// the precision at the rank of each relevant one, 0 for those not retrieved, averaged over all
/// that is relevant. As `map` of trec_eval.
///
/// Example: relevant are a, b and c; retrieved are a, x, b. `(1/1 + 2/3 + 0) / 3 = 5/9`.
public record AveragePrecision() implements RankingMeasure {

    @Override
    public String name() {
        return "MAP";
    }

    @Override
    public String meaning() {
        return "the precision at the rank of each that is to be found, averaged";
    }

    @Override
    public double of(Ranking ranking) {
        List<Integer> grades = ranking.grades();
        double sum = 0;
        int found = 0;
        for (int i = 0; i < grades.size(); i++) {
            if (grades.get(i) > 0) {
                found++;
                sum += (double) found / (i + 1);
            }
        }
        return sum / ranking.relevant();
    }
}
