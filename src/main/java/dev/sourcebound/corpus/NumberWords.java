package dev.sourcebound.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The English words that are numbers.
public final class NumberWords {

    private static final List<String> UNITS =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /// Those that do not end like the number.
    private static final Map<String, Integer> IRREGULAR =
            Map.of(
                    "first", 1, "second", 2, "third", 3, "fifth", 5, "eighth", 8, "ninth", 9,
                    "twelfth", 12);

    private static final Map<String, Integer> CARDINALS = cardinals();
    private static final Map<String, Integer> ORDINALS = ordinals();

    private NumberWords() {}

    /// The number from zero to nineteen, or the ten up to ninety, that a word is.
    ///
    /// @param word in lower case
    public static @Nullable Integer cardinal(String word) {
        return CARDINALS.get(word);
    }

    /// The same of a word such as `fourth`.
    public static @Nullable Integer ordinal(String word) {
        return ORDINALS.get(word);
    }

    private static Map<String, Integer> cardinals() {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < UNITS.size(); i++) {
            words.put(UNITS.get(i), i);
        }
        for (int i = 0; i < TENS.size(); i++) {
            words.put(TENS.get(i), 20 + 10 * i);
        }
        return Map.copyOf(words);
    }

    private static Map<String, Integer> ordinals() {
        Map<String, Integer> words = new HashMap<>(IRREGULAR);
        CARDINALS.forEach((word, number) -> {
            if (number > 0 && !IRREGULAR.containsValue(number)) {
                words.put(
                        word.endsWith("y")
                                ? word.substring(0, word.length() - 1) + "ieth"
                                : word + "th",
                        number);
            }
        });
        return Map.copyOf(words);
    }
}
