package dev.sourcebound.reading;

import dev.sourcebound.corpus.NumberWords;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbers of an English text, so that `1,200`, `1 200` and `1200`, or `twenty-five` and `25`,
/// are the same. "One" and "first" are left out: they seldom count.
final class Numbers {

    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    Map.entry("twice", "2"),
                    Map.entry("double", "2"),
                    Map.entry("doubled", "2"),
                    Map.entry("both", "2"),
                    Map.entry("pair", "2"),
                    Map.entry("couple", "2"),
                    Map.entry("thrice", "3"),
                    Map.entry("second", "2"),
                    Map.entry("third", "3"),
                    Map.entry("thirds", "3"),
                    Map.entry("fourth", "4"),
                    Map.entry("fifth", "5"),
                    Map.entry("sixth", "6"),
                    Map.entry("dozen", "12"),
                    Map.entry("half", "1/2"),
                    Map.entry("quarter", "1/4"),
                    Map.entry("hundred", "100"),
                    Map.entry("thousand", "1000"),
                    Map.entry("million", "1000000"),
                    Map.entry("billion", "1000000000"));

    /// Of the words above, those that multiply what stands before them.
    private static final Set<String> SCALES = Set.of("100", "1000", "1000000", "1000000000");

    private static final Pattern DIGITS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])\\d+(?:[,\\u00a0\\u202f ]\\d{3}(?!\\d))*(?:\\.\\d+)?");

    /// "Twenty-first", a whole word.
    private static final Pattern ORDINAL =
            Pattern.compile("(?<![\\p{L}-])(\\p{L}+ty)-(\\p{L}+)(?![\\p{L}-])");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+(?:-\\p{L}+)?");

    private Numbers() {}

    static Set<String> in(String text) {
        Set<String> numbers = new HashSet<>();
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            numbers.add(digits.group().replaceAll("[,\\u00a0\\u202f ]", ""));
        }
        Matcher letters = LETTERS.matcher(text.toLowerCase(Locale.ROOT));
        while (letters.find()) {
            addWord(letters.group(), numbers);
        }
        return numbers;
    }

    /// A text in small letters with "twenty-first" and the like in digits: "21". A twenty-second
    /// may be a time, and stays.
    static String withoutOrdinals(String text) {
        return ORDINAL.matcher(text)
                .replaceAll(found -> {
                    String units = found.group(2);
                    boolean ordinal = NumberWords.ordinal(units) != null && !units.equals("second");
                    Integer both = ordinal ? ofBoth(found.group(1), units) : null;
                    return both == null ? found.group() : both.toString();
                });
    }

    /// The number that a word alone is, "one" too; null where it is none, or only a scale such as
    /// "thousand".
    static @Nullable BigDecimal ofWord(String word) {
        Integer number = NumberWords.cardinal(word);
        if (number != null) {
            return BigDecimal.valueOf(number);
        }
        String other = OTHERS.get(word);
        if (other == null || SCALES.contains(other)) {
            return null;
        }
        return switch (other) {
            case "1/2" -> new BigDecimal("0.5");
            case "1/4" -> new BigDecimal("0.25");
            default -> new BigDecimal(other);
        };
    }

    /// Twenty-five or twenty-fifth, of its two words; null where they are no such number.
    private static @Nullable Integer ofBoth(String tens, String units) {
        Integer ten = NumberWords.cardinal(tens);
        Integer cardinal = NumberWords.cardinal(units);
        Integer unit = cardinal == null ? NumberWords.ordinal(units) : cardinal;
        return ten == null || ten < 20 || unit == null || unit >= 10 ? null : ten + unit;
    }

    private static void addOrdinal(String word, Set<String> numbers) {
        Integer ordinal = NumberWords.ordinal(word);
        if (ordinal != null && ordinal != 1) {
            numbers.add(String.valueOf(ordinal));
        }
    }

    private static void addWord(String word, Set<String> numbers) {
        int hyphen = word.indexOf('-');
        String head = hyphen < 0 ? word : word.substring(0, hyphen);
        String tail = hyphen < 0 ? "" : word.substring(hyphen + 1);
        Integer both = ofBoth(head, tail);
        if (both != null) {
            numbers.add(both.toString());
            return;
        }
        for (String part : List.of(head, tail)) {
            Integer number = NumberWords.cardinal(part);
            if (number != null && number != 1) {
                numbers.add(String.valueOf(number));
            } else if (OTHERS.containsKey(part)) {
                numbers.add(OTHERS.get(part));
            } else {
                addOrdinal(part, numbers);
            }
        }
    }
}
