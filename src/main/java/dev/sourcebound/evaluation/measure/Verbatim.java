package dev.sourcebound.evaluation.measure;

/// The part of all citations, of whatever reply, that stand word for word in their source at the
/// offsets that they give (the quoted evidence of Menick et al., Teaching language models to
/// support answers with verified quotes, 2022). Anything but 1 is a defect.
///
/// Example: of eight citations one has its offsets wrong: 0.875.
public record Verbatim() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "verbatim";
    }

    @Override
    public String meaning() {
        return "of the citations, those that stand word for word where they say";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double weight(Outcome one) {
        return one.citations().given();
    }

    @Override
    public double amount(Outcome one) {
        return one.citations().verbatim();
    }
}
