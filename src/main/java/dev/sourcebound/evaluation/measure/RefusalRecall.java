package dev.sourcebound.evaluation.measure;

/// The part of the unanswerable questions that is refused (recall of van Rijsbergen, Information
/// Retrieval, 1979, with a refusal for what is found): 1 less the false answers.
///
/// Example: of four unanswerable questions three are refused: 0.75.
public record RefusalRecall() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "refusal recall";
    }

    @Override
    public String meaning() {
        return "of the unanswerable questions, those refused";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double weight(Outcome one) {
        return one.answerable() ? 0 : 1;
    }

    @Override
    public double amount(Outcome one) {
        return one.answered() ? 0 : 1;
    }
}
