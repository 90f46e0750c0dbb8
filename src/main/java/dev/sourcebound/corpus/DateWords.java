package dev.sourcebound.corpus;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The English names of months and days, and the little words between them.
final class DateWords {

    private static final Set<String> WORDS = words();

    private DateWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Set<String> words() {
        Set<String> words =
                new HashSet<>(Set.of("st", "nd", "rd", "th", "of", "the", "at", "to", "and"));
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
            for (Month month : Month.values()) {
                words.add(month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT));
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                words.add(day.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT));
            }
        }
        return Set.copyOf(words);
    }
}
