package dev.sourcebound.reading;

import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Span;
import java.util.List;
import java.util.regex.Pattern;

/// What kind of thing a question asks for, told from its English question words; the first that
/// fits.
enum Asked {
    QUANTITY(
            "\\bhow (many|much|long|far|old|tall|high|deep|wide|big|large|often|heavy|fast)\\b"
                    + "|\\bnumber of\\b|\\bpercent|\\bper cent\\b|\\bshare\\b|\\bcosts?\\b|\\bprice\\b|\\bamount\\b"),
    TIME("\\bwhen\\b|\\b(what|which) (year|date|day|month|time|century|decade)\\b|\\bdates?\\b"),
    PLACE("\\bwhere\\b|\\b(what|which) (city|town|country|place|village|region|capital)\\b"),
    PERSON("\\bwho\\b|\\bwhom\\b|\\bwhose\\b"),
    CAUSE("\\bwhy\\b|\\bhow come\\b|\\breasons?\\b|\\bcauses?\\b"),
    MANNER("\\bhow\\b"),
    YES_OR_NO(
            "^\\W*(is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may|must|am)\\b"),
    THING("\\bwhat\\b|\\bwhich\\b"),
    /// No question word, as in a keyword search.
    UNSAID("");

    private static final Pattern ASKING =
            Pattern.compile("\\b" + QuestionWords.ASKING + "\\b", Pattern.CASE_INSENSITIVE);

    private final Pattern pattern;

    Asked(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /// Whether it asks for yes or no and for nothing else, whatever is told before it.
    static boolean isClosed(String question) {
        List<Span> sentences = Sentences.of(question);
        String asked = sentences.isEmpty() ? question : sentences.getLast().of(question);
        return YES_OR_NO.pattern.matcher(asked).find() && !ASKING.matcher(asked).find();
    }

    static Asked by(String question) {
        for (Asked kind : values()) {
            if (kind.pattern.matcher(question).find()) {
                return kind;
            }
        }
        return UNSAID;
    }
}
