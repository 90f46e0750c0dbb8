package dev.sourcebound.reading;

import dev.sourcebound.corpus.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in a sentence the stretch that has the shape of what is asked for: a quantity, a date, a
/// name, a cause. Shape only: whether it is the right one is not judged here.
final class AnswerShape {

    private static final String NUMBER =
            "(?:\\d[\\d.,\\u00a0\\u202f ]*\\d|\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
                    + "|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
                    + "|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|dozen|third"
                    + "|quarter)\\b)";
    static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    private static final Pattern QUANTITY =
            Pattern.compile(
                    "[£$€]?" + NUMBER + "(?:[ -]?(?:per cent|%|°\\w*|(?-i:\\p{Ll}+))){0,2}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME =
            Pattern.compile(
                    "(?:\\d{1,2}(?:st|nd|rd|th)? )?"
                            + MONTH
                            + "(?: \\d{1,2}(?:st|nd|rd|th)?(?!\\d),?)?(?: \\d{4})?|\\b\\d{1,2}:\\d{2}\\b|\\b1\\d{3}s?\\b|\\b20\\d{2}s?\\b"
                            + "|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b");
    private static final Pattern NAME =
            Pattern.compile(
                    "\\p{Lu}[\\p{L}\\p{N}'’.-]*(?:\\s(?:of|the|de|von|van|for|and)(?=\\s\\p{Lu})|\\s\\p{Lu}[\\p{L}\\p{N}'’.-]*)*+");
    private static final Pattern CAUSE =
            Pattern.compile(
                    "\\b(?:because|since|due to|so that|so as to|in order to|to avoid|as a result of|owing to"
                            + "|thanks to|caused by)\\b[^;]*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> FUNCTION_WORDS =
            Set.of(
                    "the", "a", "an", "in", "at", "on", "it", "he", "she", "they", "we", "this",
                    "that", "of", "for", "and", "but", "its", "his", "her", "their", "as", "to",
                    "by", "from");

    private AnswerShape() {}

    /// The first stretch of that shape with a word that the question does not have itself.
    ///
    /// @param asked what is asked for
    /// @param sentence the text to look in
    /// @param known the question's words in lower case
    static Optional<Span> find(Asked asked, String sentence, Set<String> known) {
        return switch (asked) {
            case QUANTITY -> first(QUANTITY, sentence, known);
            case TIME -> first(TIME, sentence, known);
            case PERSON, PLACE -> first(NAME, sentence, known);
            case CAUSE -> first(CAUSE, sentence, known);
            case MANNER, YES_OR_NO, THING, UNSAID -> Optional.empty();
        };
    }

    private static Optional<Span> first(Pattern pattern, String sentence, Set<String> known) {
        Matcher matcher = pattern.matcher(sentence);
        while (matcher.find()) {
            String found = matcher.group().strip();
            if (!found.isEmpty() && hasNews(found, known)) {
                int start = matcher.start() + matcher.group().indexOf(found);
                return Optional.of(new Span(start, start + found.length()));
            }
        }
        return Optional.empty();
    }

    private static boolean hasNews(String found, Set<String> known) {
        return NOT_IN_WORDS
                .splitAsStream(found.toLowerCase(Locale.ROOT))
                .anyMatch(word ->
                        !word.isEmpty() && !FUNCTION_WORDS.contains(word) && !known.contains(word));
    }
}
