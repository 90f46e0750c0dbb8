package dev.sourcebound.evaluation.measure;

import java.util.List;

/// The mean of the answerable questions answered rightly and of the unanswerable ones refused:
/// `(right + 1 - false answers) / 2`, a balanced accuracy (Brodersen et al., The balanced accuracy
/// and its posterior distribution, 2010). Always refusing has 0.5.
///
/// Example: right 2 of 4, false answers 1 of 3: `(1/2 + 2/3) / 2 = 7/12`.
public record Balanced() implements Measure<Outcome> {

    @Override
    public String name() {
        return "balanced";
    }

    @Override
    public String meaning() {
        return "the mean of right and of the unanswerable questions refused; always refusing has"
                + " 0.5";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Sample over(List<Outcome> cases) {
        Sample right = new RightAnswers().over(cases);
        Sample falseAnswers = new FalseAnswers().over(cases);
        return new Sample() {
            @Override
            public double value(int[] times) {
                return (right.value(times) + 1 - falseAnswers.value(times)) / 2;
            }

            @Override
            public int cases() {
                return cases.size();
            }
        };
    }
}
