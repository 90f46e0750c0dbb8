package dev.sourcebound.evaluation.measure;

/// The part of the answerable questions that is answered, but not rightly (the errors of selective
/// classification; El-Yaniv and Wiener, On the foundations of noise-free selective classification,
/// 2010).
///
/// Example: of four answerable questions two are answered rightly, one wrongly, one is refused:
/// 0.25.
public record WrongAnswers() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "wrong";
    }

    @Override
    public String meaning() {
        return "of the answerable questions, those answered wrongly";
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
        return one.answered() && !one.right() ? 1 : 0;
    }
}
