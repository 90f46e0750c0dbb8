package dev.sourcebound.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Cross-fitting: labelled examples in parts, so that each is judged by what was fitted on the
/// others.
final class Folds {

    /// In how many parts.
    private static final int FOLDS = 5;

    private Folds() {}

    /// Gives, for each part, the others to fit on and then the part to judge, both in their order.
    ///
    /// @param group what an example is about; those of one group stay together
    static <T> void each(
            List<T> examples, Function<T, String> group, BiConsumer<List<T>, List<T>> fitAndJudge) {
        List<String> groups = examples.stream().map(group).distinct().toList();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<T> others = new ArrayList<>();
            List<T> judged = new ArrayList<>();
            for (T example : examples) {
                boolean here = groups.indexOf(group.apply(example)) % FOLDS == fold;
                (here ? judged : others).add(example);
            }
            fitAndJudge.accept(others, judged);
        }
    }
}
