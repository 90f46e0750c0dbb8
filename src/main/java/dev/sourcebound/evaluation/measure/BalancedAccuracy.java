package dev.sourcebound.evaluation.measure;

import java.util.List;

/// Balanced accuracy of a check of claims (Brodersen et al., The balanced accuracy and its
/// posterior distribution, 2010; used for grounding by Tang, Laban and Durrett, MiniCheck, 2024):
/// the mean of the supported claims taken for supported and of the others not taken for it.
///
/// Example: of four supported claims three are taken, of two others one is: `(3/4 + 1/2) / 2 =
/// 0.625`.
public record BalancedAccuracy() implements Measure<ClaimOutcome> {

    @Override
    public String name() {
        return "balanced accuracy";
    }

    @Override
    public String meaning() {
        return "the mean of supported claims let through and of other claims stopped";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Sample over(List<ClaimOutcome> cases) {
        return new Sample() {
            @Override
            public double value(int[] times) {
                int[] all = new int[2];
                int[] met = new int[2];
                for (int i = 0; i < times.length; i++) {
                    ClaimOutcome claim = cases.get(i);
                    int side = claim.supported() ? 1 : 0;
                    all[side] += times[i];
                    met[side] += claim.taken() == claim.supported() ? times[i] : 0;
                }
                return ((double) met[0] / all[0] + (double) met[1] / all[1]) / 2;
            }

            @Override
            public int cases() {
                return cases.size();
            }
        };
    }
}
