package dev.sourcebound.evaluation.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What was retrieved for one question, as relevance grades in the order of the ranks, with what
/// there was to retrieve. A grade above 0 is relevant; 0 is not, and so is what nobody judged.
///
/// @param grades of what was retrieved, best rank first
/// @param ideal the grades above 0 of all that is relevant, retrieved or not, falling
public record Ranking(List<Integer> grades, List<Integer> ideal) {

    public Ranking {
        grades = List.copyOf(grades);
        ideal = ideal.stream().filter(grade -> grade > 0).sorted((a, b) -> b - a).toList();
        if (ideal.isEmpty()) {
            throw new IllegalArgumentException("a ranking needs something that is relevant");
        }
    }

    /// What was retrieved, by its ids.
    ///
    /// @param retrieved ids in the order of their ranks, no two alike
    /// @param judged grades by id, some above 0
    public static Ranking of(List<String> retrieved, Map<String, Integer> judged) {
        return new Ranking(
                retrieved.stream().map(id -> Math.max(0, judged.getOrDefault(id, 0))).toList(),
                List.copyOf(judged.values()));
    }

    /// How many are relevant in all, `>= 1`.
    int relevant() {
        return ideal.size();
    }

    /// How many of the first `k` are relevant.
    int relevantAmong(int k) {
        return (int) grades.stream().limit(k).filter(grade -> grade > 0).count();
    }

    /// The rank of the first relevant one, from 1; 0 where none was retrieved.
    public int firstRelevant() {
        for (int i = 0; i < grades.size(); i++) {
            if (grades.get(i) > 0) {
                return i + 1;
            }
        }
        return 0;
    }

    int[] gradesToRank(int k) {
        return Arrays.copyOf(grades.stream().mapToInt(Integer::intValue).toArray(), k);
    }
}
