package dev.sourcebound.evaluation.measure;

import java.util.List;

/// A measure of the words of an answer: the mean of a value per question, over the questions whose
/// label has an answer and those that have none, where refusing is the right answer. What is
/// compared is the highlighted part of the first citation, where there is one, else the text.
interface AnswerMeasure extends Ratio<Outcome> {

    /// The value of one answer against one of the label, `[0, 1]`.
    double of(String answer, String expected);

    /// The best value against any of the label; against the empty answer where it has none.
    default double best(String answer, List<String> expected) {
        return SquadText.held(expected).stream()
                .mapToDouble(one -> of(answer, one))
                .max()
                .orElseThrow();
    }

    @Override
    default double weight(Outcome one) {
        return one.answerable() && one.expected().isEmpty() ? 0 : 1;
    }

    @Override
    default double amount(Outcome one) {
        return best(one.answer(), one.answerable() ? one.expected() : List.of());
    }

    @Override
    default boolean higherIsBetter() {
        return true;
    }
}
