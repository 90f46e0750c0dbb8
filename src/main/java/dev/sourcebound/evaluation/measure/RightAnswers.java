package dev.sourcebound.evaluation.measure;

/// The part of the answerable questions that is answered rightly: enough of the label's excerpts is
/// cited and the text holds what it must (in the three-way terms of Rajpurkar, Jia and Liang, Know
/// What You Don't Know, 2018).
///
/// Example: of four answerable questions two are answered rightly, one wrongly, one is refused:
/// 0.5.
public record RightAnswers() implements Ratio<Outcome> {

    @Override
    public String name() {
        return "right";
    }

    @Override
    public String meaning() {
        return "of the answerable questions, those answered rightly";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double weight(Outcome one) {
        return one.answerable() ? 1 : 0;
    }

    @Override
    public double amount(Outcome one) {
        return one.right() ? 1 : 0;
    }
}
