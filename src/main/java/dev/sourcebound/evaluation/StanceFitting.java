package dev.sourcebound.evaluation;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.reading.LogisticModel;
import dev.sourcebound.reading.Signal;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.reading.StanceFit;
import java.util.Comparator;
import java.util.List;

/// Finds from where on a "yes" or a "no" may be said: as far as it is right in [#RIGHT] of the
/// questions about which the right sentence is shown.
///
/// @param examples labelled yes or no, and the sentence shown is right; by rising log-odds that it
///   denies
record StanceFitting(List<Shown> examples) {

    /// A first word that is wrong is worse than none.
    static final double RIGHT = 0.95;

    /// A point that rests on fewer is chance.
    static final int FEWEST = 20;

    private static final Comparator<Shown> RISING = comparingDouble(Shown::denies);

    /// @param denies log-odds that the sentence says no
    /// @param no whether it does
    record Shown(double denies, boolean no) {}

    StanceFitting {
        examples = examples.stream().sorted(RISING).toList();
    }

    /// Of examples that were read closely.
    static StanceFitting of(List<FitExample> read, LogisticModel closeLook) {
        return new StanceFitting(
                read.stream()
                        .filter(e -> e.stance() == Stance.YES || e.stance() == Stance.NO)
                        .flatMap(example ->
                                example.best(closeLook).filter(example::isRight).stream()
                                        .map(c ->
                                                new Shown(
                                                        c.signals().get(Signal.DENIES),
                                                        example.stance() == Stance.NO)))
                        .toList());
    }

    StanceFit fit() {
        return new StanceFit(
                point(examples, false, -StanceFit.NEVER),
                point(examples.reversed(), true, StanceFit.NEVER));
    }

    /// Part of the labelled questions of which the fit says yes or no.
    double said(StanceFit fit) {
        return (double)
                        examples.stream()
                                .filter(e ->
                                        e.denies() <= fit.yesUpTo() || e.denies() >= fit.noFrom())
                                .count()
                / Math.max(1, examples.size());
    }

    /// The last of the surest that are right often enough.
    private static double point(List<Shown> surestFirst, boolean no, double otherwise) {
        double point = otherwise;
        int right = 0;
        for (int i = 0; i < surestFirst.size(); i++) {
            right += surestFirst.get(i).no() == no ? 1 : 0;
            if (i + 1 >= FEWEST && right >= RIGHT * (i + 1)) {
                point = surestFirst.get(i).denies();
            }
        }
        return point;
    }
}
