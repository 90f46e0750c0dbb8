package dev.sourcebound.evaluation.report;

import java.util.Arrays;

/// The verdicts as they are shown, good ones first.
enum Verdicts {
    RIGHT("right", "right"),
    REFUSED("refused", "rightly refused"),
    WRONG("wrong", "wrong"),
    OVER_REFUSED("over_refused", "refused too much"),
    FALSE_ANSWER("false", "false answer");

    private final String slug;
    private final String words;

    Verdicts(String slug, String words) {
        this.slug = slug;
        this.words = words;
    }

    String slug() {
        return slug;
    }

    String words() {
        return words;
    }

    static Verdicts of(QuestionRow row) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.slug.equals(row.verdict()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no verdict " + row.verdict()));
    }

    int count(RunReport.Kind kind) {
        return switch (this) {
            case RIGHT -> kind.right();
            case REFUSED -> kind.refused();
            case WRONG -> kind.wrong();
            case OVER_REFUSED -> kind.overRefused();
            case FALSE_ANSWER -> kind.falseAnswers();
        };
    }
}
