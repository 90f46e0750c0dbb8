package dev.sourcebound.evaluation.measure;

import java.util.List;

/// Exact match (Rajpurkar, Jia and Liang, Know What You Don't Know, 2018): 1 where the answer and
/// one of the label have the same words once small letters, punctuation and articles are evened
/// out, else 0. On a question that nothing answers, 1 for a refusal. As the official script of
/// SQuAD 2.0.
///
/// Example: `The 1,804 mills.` against `1804 mills` is 1; against `1804` it is 0.
public record ExactMatch() implements AnswerMeasure {

    @Override
    public String name() {
        return "exact match";
    }

    @Override
    public String meaning() {
        return "the answer has the words of the label; on an unanswerable question, it is refused";
    }

    @Override
    public double of(String answer, String expected) {
        return SquadText.words(answer).equals(SquadText.words(expected)) ? 1 : 0;
    }

    /// The best against any answer of the label; `expected` empty where nothing answers.
    public static double score(String answer, List<String> expected) {
        return new ExactMatch().best(answer, expected);
    }
}
