package dev.sourcebound.reading;

import dev.sourcebound.corpus.NumberSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The quantities of an English text: its numbers, whole, with what they count where that is a unit
/// of measure, of time or of money. So "two hundred and forty", "240" and "2.4 hundred" are the
/// same, and forty miles are not forty kilometres.
final class Quantities {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "[$€£¥%]|°|\\d+(?:[,\\u00a0\\u202f ]\\d{3}(?!\\d))*(?:\\.\\d+)?|\\p{L}+|[^\\s\\p{L}\\p{N}]");

    /// Within digits.
    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[,\\u00a0\\u202f ]");

    private static final Set<String> SELDOM_COUNT = Set.of("one", "both");
    private static final Set<String> PER_CENT = Set.of("cent", "cents");
    private static final Set<String> JOINS = Set.of("and", "or", "to", "of", "in", "per");
    private static final Map<String, String> UNITS = units();

    private Quantities() {}

    /// @param value the number in digits, without zeros that say nothing
    /// @param unit what it counts, in one spelling; null where that is no unit
    record Quantity(String value, @Nullable String unit) {}

    /// In the order of the text. "One" and "both" alone are left out: they seldom count.
    static List<Quantity> in(String text) {
        List<String> tokens =
                TOKEN.matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
        List<Quantity> quantities = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            NumberSum sum = new NumberSum(Numbers::ofWord);
            int end = end(tokens, at, sum);
            boolean idle = end == at + 1 && SELDOM_COUNT.contains(tokens.get(at));
            if (end > at && !idle) {
                quantities.add(new Quantity(sum.value(), unit(tokens, at, end)));
            }
            at = Math.max(end, at + 1);
        }
        return quantities;
    }

    /// Where the number ends that begins at a token; there where none does.
    private static int end(List<String> tokens, int start, NumberSum sum) {
        int end = start;
        while (end < tokens.size()) {
            boolean joined =
                    end > start
                            && end + 1 < tokens.size()
                            && (tokens.get(end).equals("-")
                                    || (tokens.get(end).equals("and") && sum.mayGoOn()));
            int at = joined ? end + 1 : end;
            if (!sum.takes(GROUPING.matcher(tokens.get(at)).replaceAll(""))) {
                break;
            }
            end = at + 1;
        }
        return end;
    }

    /// Whether a text has a unit, next to a number or not.
    static boolean names(String text, String unit) {
        return TOKEN.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .anyMatch(m -> unit.equals(UNITS.get(m.group())));
    }

    private static @Nullable String unit(List<String> tokens, int start, int end) {
        if (start > 0 && "$€£¥".contains(tokens.get(start - 1))) {
            return UNITS.get(tokens.get(start - 1));
        }
        int next = end;
        while (next < tokens.size()
                && (tokens.get(next).equals("-") || tokens.get(next).equals("°"))) {
            next++;
        }
        if (next + 1 < tokens.size()
                && tokens.get(next).equals("per")
                && PER_CENT.contains(tokens.get(next + 1))) {
            return "%";
        }
        // A word may stand between, as in "35 nautical miles".
        String unit = next < tokens.size() ? UNITS.get(tokens.get(next)) : null;
        boolean wordBetween =
                unit == null
                        && next + 1 < tokens.size()
                        && Character.isLetter(tokens.get(next).charAt(0))
                        && !JOINS.contains(tokens.get(next));
        return wordBetween ? UNITS.get(tokens.get(next + 1)) : unit;
    }

    private static Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        for (String spellings :
                List.of(
                        "km kilometre kilometres kilometer kilometers",
                        "metre metres meter meters",
                        "cm centimetre centimetres centimeter centimeters",
                        "mm millimetre millimetres millimeter millimeters",
                        "mile miles",
                        "foot feet ft",
                        "inch inches",
                        "yard yards",
                        "hectare hectares ha",
                        "acre acres",
                        "kg kilogram kilograms kilogramme kilogrammes kilo kilos",
                        "gram grams gramme grammes",
                        "mg milligram milligrams",
                        "tonne tonnes ton tons",
                        "ounce ounces oz",
                        "litre litres liter liters",
                        "ml millilitre millilitres milliliter milliliters",
                        "gallon gallons",
                        "second seconds",
                        "minute minutes min mins",
                        "hour hours hr hrs",
                        "day days",
                        "week weeks",
                        "month months",
                        "year years",
                        "decade decades",
                        "century centuries",
                        "% percent",
                        "$ dollar dollars usd",
                        "€ euro euros eur",
                        "£ pound pounds gbp",
                        "¥ yen jpy",
                        "cent cents",
                        "penny pence",
                        "watt watts",
                        "kw kilowatt kilowatts",
                        "mw megawatt megawatts",
                        "gw gigawatt gigawatts",
                        "volt volts",
                        "celsius centigrade c",
                        "fahrenheit f",
                        "kb kilobyte kilobytes",
                        "mb megabyte megabytes",
                        "gb gigabyte gigabytes",
                        "tb terabyte terabytes")) {
            List<String> same = List.of(spellings.split(" ", -1));
            same.forEach(spelling -> units.put(spelling, same.getFirst()));
        }
        return Map.copyOf(units);
    }
}
