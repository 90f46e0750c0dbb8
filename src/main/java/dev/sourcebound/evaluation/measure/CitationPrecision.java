package dev.sourcebound.evaluation.measure;

/// The part of the citations, of answers to answerable questions, that share a character with an
/// excerpt of the label (citation precision of Gao et al., Enabling large language models to
/// generate text with citations, 2023, with the label in place of a model's judgement). All
/// citations count alike, however many one answer has.
///
/// Example: one answer has two citations, both on gold, another has two, one on gold: 3/4.
public record CitationPrecision() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "citation precision";
    }

    @Override
    public String meaning() {
        return "of the citations, those on an excerpt of the label";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double weight(Outcome one) {
        return one.answeredThoughAnswerable() ? one.citations().placed() : 0;
    }

    @Override
    public double amount(Outcome one) {
        return one.citations().onGold();
    }
}
