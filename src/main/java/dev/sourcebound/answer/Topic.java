package dev.sourcebound.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a question is about, without asking it. Put before a later question that leaves it out, it
/// makes that one stand alone; the earlier question itself would be answered in its place.
public final class Topic {

    private static final Pattern ASKS =
            Pattern.compile(
                    "^\\W*(?:(?:and|but|so|or|also|then)\\b\\W*)?(?:(?:who|whom|whose|what|when|where|why|which|how"
                            + "(?: (?:many|much|long|far|old|often|big|large))?)\\b\\s*)?(?:(?:is|are|was|were|do|does|did|has|have"
                            + "|had|can|could|will|would|should|may|might|must)\\b\\s*)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDS = Pattern.compile("(?<![\\s?!.])[\\s?!.]+$");

    private static final Pattern AHEAD = Pattern.compile("([^.?!:]{1,200}): ");

    private Topic() {}

    /// The question without its first words that ask and its closing marks; may be blank.
    public static String of(String question) {
        return unended(ASKS.matcher(question).replaceFirst(""));
    }

    /// The question without its closing marks; may be blank.
    public static String unended(String question) {
        return ENDS.matcher(question).replaceFirst("");
    }

    /// Both as one question.
    ///
    /// @param topic not blank
    public static String before(String topic, String question) {
        return topic + ": " + question;
    }

    /// What was put before a question by [#before], or stands there as if it were; empty where
    /// nothing does.
    static String ahead(String question) {
        Matcher ahead = AHEAD.matcher(question);
        return ahead.lookingAt() ? ahead.group(1) : "";
    }
}
