package dev.sourcebound.suggestion;

import dev.sourcebound.language.TaggedWord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Dates in English as sentences give them: "in 1998", "on 4 December 2023", "in early March".
final class Dates {

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final String YEAR = "(?:1[0-9]{3}|20[0-9]{2})";
    private static final String PART = "(?:(?:the )?(?:early|late|spring|summer|autumn|winter) )?";
    private static final String DAY =
            "(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)";
    private static final String CLOCK = "[0-2]?[0-9][:.][0-5][0-9]";
    private static final Pattern DATE =
            Pattern.compile(
                    ("(?:in|on) (?:%1$s%3$s|%1$s%2$s(?: %3$s)?|[0-3]?[0-9] %2$s(?: %3$s)?|%2$s [0-3]?[0-9](?: %3$s)?)"
                                    + "|on (?:the (?:first|second|third|fourth|last) )?%4$s(?: of (?:each|every) month)?"
                                    + "|every (?:day|%4$s)|(?:from|between) (?:%2$s (?:to|and) %2$s|%4$s (?:to|and) %4$s|%5$s (?:to|and) %5$s)"
                                    + "|at (?:%5$s|noon|midnight)")
                            .formatted(PART, MONTH, YEAR, DAY, CLOCK),
                    Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 7;

    private Dates() {}

    /// @param from inclusive
    /// @param to exclusive
    record Place(int from, int to) {}

    static boolean isDate(List<TaggedWord> words) {
        String text = words.stream().map(TaggedWord::text).collect(Collectors.joining(" "));
        return DATE.matcher(text).matches();
    }

    /// Whether they are a date that another word than "in" or "on" goes before.
    static boolean isBareDate(List<TaggedWord> words) {
        String text = words.stream().map(TaggedWord::text).collect(Collectors.joining(" "));
        return DATE.matcher("in " + text).matches() || DATE.matcher("on " + text).matches();
    }

    /// Where the first date stands, as long as it is; empty where there is none, or where it is one
    /// of several: "in 1998 and 2001".
    static Optional<Place> find(List<TaggedWord> words) {
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + LONGEST); to > from + 1; to--) {
                if (isDate(words.subList(from, to))) {
                    return goesOn(words, to) ? Optional.empty() : Optional.of(new Place(from, to));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean goesOn(List<TaggedWord> words, int to) {
        return to < words.size()
                && switch (words.get(to).kind()) {
                    case CCONJ, NOUN, NUM, PROPN, ADJ, SYM, PUNCT, DET, PRON, X -> true;
                    case ADP, ADV, AUX, INTJ, PART, SCONJ, VERB -> false;
                };
    }
}
