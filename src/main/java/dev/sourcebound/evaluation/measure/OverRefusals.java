package dev.sourcebound.evaluation.measure;

/// The part of the answerable questions that is refused (Röttger et al., XSTest: exaggerated
/// safety, 2024, who name this error of refusing too much).
///
/// Example: of four answerable questions two are answered rightly, one wrongly, one is refused:
/// 0.25.
public record OverRefusals() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "over-refused";
    }

    @Override
    public String meaning() {
        return "of the answerable questions, those refused";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double weight(Outcome one) {
        return one.answerable() ? 1 : 0;
    }

    @Override
    public double amount(Outcome one) {
        return one.answered() ? 0 : 1;
    }
}
