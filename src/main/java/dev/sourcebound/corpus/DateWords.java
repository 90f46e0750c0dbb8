package dev.sourcebound.corpus;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The English names of months and days, and the little words between them.
public final class DateWords {

    /// Letters of a month that is cut short; September may keep one more.
    private static final int SHORT = 3;

    private static final Map<String, Month> MONTHS = months();
    private static final Set<String> WORDS = words();

    private DateWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// The month that a word is, in full or cut short.
    ///
    /// @param word in lower case, without a full stop
    public static @Nullable Month month(String word) {
        return MONTHS.get(word);
    }

    /// The name of a month in full, in lower case.
    public static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>(Map.of("sept", Month.SEPTEMBER));
        for (Month month : Month.values()) {
            months.put(name(month), month);
            months.put(name(month).substring(0, SHORT), month);
        }
        return Map.copyOf(months);
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
