package dev.sourcebound.reading;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.embedding.TokenVectors;
import dev.sourcebound.reading.QuestionView.QuestionWord;

/// How well each word of a question is matched in a stretch of a text: the largest cosine of each
/// of its tokens with any token of the stretch, averaged over its tokens (late interaction, Khattab
/// and Zaharia 2020, with the embedder's own token vectors).
final class SoftMatch {

    private final QuestionView question;
    private final TokenVectors text;
    private final double[][] cosines;

    /// Compares every token with every token once.
    SoftMatch(QuestionView question, TokenVectors text) {
        this.question = question;
        this.text = text;
        this.cosines = question.tokens().cosines(text);
    }

    /// One value for each word of the question, `[-1, 1]`; 0 where nothing is there to match.
    ///
    /// @param stretch where to look, in the text that was embedded
    double[] perWord(Span stretch) {
        int from = 0;
        while (from < text.size() && text.start(from) < stretch.start()) {
            from++;
        }
        int to = from;
        while (to < text.size() && text.end(to) <= stretch.end()) {
            to++;
        }
        double[] matches = new double[question.words().size()];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = match(question.words().get(i), from, to);
        }
        return matches;
    }

    private double match(QuestionWord word, int from, int to) {
        if (from == to || word.last() < word.first()) {
            return 0;
        }
        double sum = 0;
        for (int token = word.first(); token <= word.last(); token++) {
            double best = -1;
            for (int other = from; other < to; other++) {
                best = Math.max(best, cosines[token][other]);
            }
            sum += best;
        }
        return sum / (word.last() - word.first() + 1);
    }
}
