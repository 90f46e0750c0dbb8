package dev.sourcebound.evaluation.measure;

/// The part of the label's excerpts that the answers cite, each covered by half or more by one
/// citation (citation recall of Gao et al., Enabling large language models to generate text with
/// citations, 2023, with the label in place of a model's judgement). Over answers to answerable
/// questions; where any excerpt is enough, they count as one.
///
/// Example: one answer was to cite two excerpts and cites one, another was to cite one and does:
/// 2/3.
public record CitationRecall() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "citation recall";
    }

    @Override
    public String meaning() {
        return "of the excerpts that an answer was to cite, those cited";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double weight(Outcome one) {
        return one.answeredThoughAnswerable() ? one.citations().gold() : 0;
    }

    @Override
    public double amount(Outcome one) {
        return one.citations().goldCited();
    }
}
