package dev.sourcebound.evaluation.measure;

/// The part of the refusals that is rightly so, the sources having no answer (precision of van
/// Rijsbergen, Information Retrieval, 1979, with a refusal for what is found).
///
/// Example: of five refusals three are of unanswerable questions: 0.6.
public record RefusalPrecision() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "refusal precision";
    }

    @Override
    public String meaning() {
        return "of the refusals, those of unanswerable questions";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double weight(Outcome one) {
        return one.answered() ? 0 : 1;
    }

    @Override
    public double amount(Outcome one) {
        return one.answerable() ? 0 : 1;
    }
}
