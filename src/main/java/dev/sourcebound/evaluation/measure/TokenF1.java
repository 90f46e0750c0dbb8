package dev.sourcebound.evaluation.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// F1 over words (Rajpurkar, Jia and Liang, Know What You Don't Know, 2018): the harmonic mean of
/// the part of the answer's words that the label has and the part of the label's words that the
/// answer has, each word as often as it comes. Where either has no word, 1 if both have none, else
/// 0. As the official script of SQuAD 2.0.
///
/// Example: `built in 1804` against `in 1804`: precision 2/3, recall 1, F1 `2 * 2/3 / (5/3) = 0.8`.
public record TokenF1() implements AnswerMeasure {

    @Override
    public String name() {
        return "F1";
    }

    @Override
    public String meaning() {
        return "how many words the answer shares with the label; on an unanswerable question, 1 for"
                + " a refusal";
    }

    @Override
    public double of(String answer, String expected) {
        List<String> given = SquadText.words(answer);
        List<String> wanted = SquadText.words(expected);
        if (given.isEmpty() || wanted.isEmpty()) {
            return given.isEmpty() && wanted.isEmpty() ? 1 : 0;
        }
        int shared = shared(given, wanted);
        if (shared == 0) {
            return 0;
        }
        double precision = (double) shared / given.size();
        double recall = (double) shared / wanted.size();
        return 2 * precision * recall / (precision + recall);
    }

    /// The best against any answer of the label; `expected` empty where nothing answers.
    public static double score(String answer, List<String> expected) {
        return new TokenF1().best(answer, expected);
    }

    private static int shared(List<String> given, List<String> wanted) {
        Map<String, Integer> left = new HashMap<>();
        wanted.forEach(word -> left.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : given) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                shared++;
            }
        }
        return shared;
    }
}
