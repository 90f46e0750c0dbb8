package dev.sourcebound.reading;

/// A promise of how many unanswerable questions at most get an answer. It holds for questions drawn
/// like those that it was counted on (exchangeable with them), and for no others.
///
/// In expectation, by conformal risk control (Angelopoulos et al. 2022, arXiv 2208.02814): over all
/// draws of the labelled questions and of the next one, at most `rate` of the next ones are
/// answered. With confidence, by Learn then Test (Angelopoulos et al. 2021, arXiv 2110.01052):
/// points are tried from the most cautious down while the exact binomial tail (Clopper and Pearson
/// 1934) denies a higher rate, so that in `confidence` of all draws of the labelled questions the
/// rate is kept by the point that comes out. Falling risk along the points makes the order of
/// trying free of a price.
///
/// @param rate `(0, 1]`, the part of unanswerable questions that may get an answer
/// @param confidence `[0, 1)`; 0 means in expectation
public record Promise(double rate, double confidence) {

    public Promise {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be in (0, 1], got " + rate);
        }
        if (!(confidence >= 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in [0, 1), got " + confidence);
        }
    }

    /// Whether what was counted keeps it.
    ///
    /// @param falseAnswers of so many unanswerable questions
    public boolean isKeptBy(int falseAnswers, int questions) {
        if (confidence == 0) {
            return falseAnswers + 1 <= rate * (questions + 1);
        }
        return atMost(falseAnswers, questions) <= 1 - confidence;
    }

    /// How many unanswerable questions are needed at least: with fewer even none answered shows too
    /// little.
    public int leastQuestions() {
        double least =
                confidence == 0 ? 1 / rate - 1 : Math.log(1 - confidence) / Math.log1p(-rate);
        int questions = (int) Math.max(0, Math.floor(least));
        while (!isKeptBy(0, questions)) {
            questions++;
        }
        return questions;
    }

    /// How probable it is that of so many questions no more are answered, where `rate` are: summed
    /// in logarithms, for the single terms may be too small for a number.
    private double atMost(int falseAnswers, int questions) {
        if (falseAnswers >= questions) {
            return 1;
        }
        if (rate == 1) {
            return 0;
        }
        double term = questions * Math.log1p(-rate);
        double odds = Math.log(rate) - Math.log1p(-rate);
        double sum = Math.exp(term);
        for (int k = 1; k <= falseAnswers; k++) {
            term += Math.log(questions - k + 1.0) - Math.log(k) + odds;
            sum += Math.exp(term);
        }
        return sum;
    }
}
