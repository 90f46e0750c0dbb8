package dev.sourcebound.evaluation.measure;

/// The part of the unanswerable questions that is answered all the same: what the refusal point
/// bounds (Kamath, Jia and Liang, Selective question answering under domain shift, 2020).
///
/// Example: of three unanswerable questions one is answered: 1/3.
public record FalseAnswers() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "false answers";
    }

    @Override
    public String meaning() {
        return "of the unanswerable questions, those answered";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public double weight(Outcome one) {
        return one.answerable() ? 0 : 1;
    }

    @Override
    public double amount(Outcome one) {
        return one.answered() ? 1 : 0;
    }
}
