package dev.sourcebound.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The quantities of an English text: its numbers, whole, with what they count where that is a unit
/// of measure, of time or of money. So "two hundred and forty", "240" and "2.4 hundred" are the
/// same, as are "1 hour and 50 minutes" and "110 minutes"; and forty miles are not forty
/// kilometres.
final class Quantities {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "[$€£¥%]|°|\\d+(?:[,\\u00a0\\u202f ]\\d{3}(?!\\d))*(?:\\.\\d+)?|\\p{L}+|[^\\s\\p{L}\\p{N}]");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> SELDOM_COUNT = Set.of("one", "both");
    private static final Set<String> PER_CENT = Set.of("cent", "cents");
    private static final Set<String> JOINS = Set.of("and", "or", "to", "of", "in", "per");
    private static final Set<String> MONEY = Set.of("$", "€", "£");

    /// Stand before what they count, as a sign of money does.
    private static final Set<String> CODES = Set.of("usd", "eur", "gbp", "jpy");

    /// Before "second" behind a unit: so much in a second.
    private static final Set<String> RATES = Set.of("a", "per", "each", "every");

    /// Between the two numbers of "1 hour and 50 minutes".
    private static final Set<String> FURTHER = Set.of("and", ",");

    /// Of parts that have a name, how many make the whole.
    private static final Map<String, Integer> PARTS =
            Map.of(
                    "half", 2, "third", 3, "quarter", 4, "fifth", 5, "sixth", 6, "seventh", 7,
                    "eighth", 8, "ninth", 9, "tenth", 10);

    private Quantities() {}

    /// @param value the number in digits, without zeros that say nothing
    /// @param unit what it counts, in one spelling; null where that is no unit
    record Quantity(String value, @Nullable String unit) {

        /// Whether it is as much as another one, written in another unit or as a part of a whole:
        /// two days and 48 hours, four fifths and 80 per cent.
        boolean isAsMuchAs(Quantity other) {
            if (unit != null && other.unit != null) {
                return Units.same(number(), unit, other.number(), other.unit);
            }
            return isShareOf(other) || other.isShareOf(this);
        }

        boolean isPerCent() {
            return "%".equals(unit);
        }

        /// How much this and a whole before it are together, in this one's unit, where this is less
        /// than one of the other's: 110 for 50 minutes behind one hour; null where it is not.
        @Nullable BigDecimal behind(Quantity whole) {
            if (unit == null || whole.unit == null) {
                return null;
            }
            BigDecimal times = Units.times(whole.unit, unit);
            return times == null || number().compareTo(times) >= 0
                    ? null
                    : whole.number().multiply(times).add(number());
        }

        private boolean isShareOf(Quantity other) {
            return other.isPerCent()
                    && number().compareTo(BigDecimal.ONE) < 0
                    && number().multiply(HUNDRED).compareTo(other.number()) == 0;
        }

        private BigDecimal number() {
            return new BigDecimal(value);
        }
    }

    /// In the order of the text. "One" and "both" alone are left out: they seldom count, but in
    /// "one pound fifty".
    static List<Quantity> in(String text) {
        List<String> tokens = tokens(WrittenTimes.plain(text));
        List<Quantity> quantities = new ArrayList<>();
        int behindUnit = -1;
        int at = 0;
        while (at < tokens.size()) {
            Fraction fraction = fraction(tokens, at);
            if (fraction != null) {
                quantities.add(quantity(fraction.value(), unit(tokens, at, fraction.end())));
                at = fraction.end();
                continue;
            }
            SpokenNumber sum = SpokenNumber.at(tokens, at);
            int end = sum.end();
            String unit = end > at ? unit(tokens, at, end) : null;
            SpokenNumber small = small(tokens, end, unit);
            boolean idle = end == at + 1 && small == null && SELDOM_COUNT.contains(tokens.get(at));
            if (end > at && !idle) {
                BigDecimal more = small == null ? BigDecimal.ZERO : small.value().movePointLeft(2);
                Quantity quantity = quantity(sum.value().add(more), unit);
                Quantity whole = goesOn(tokens, behindUnit, at) ? quantities.getLast() : null;
                BigDecimal together = whole == null ? null : quantity.behind(whole);
                if (together != null) {
                    quantities.removeLast();
                    quantity = quantity(together, unit);
                }
                quantities.add(quantity);
                end = small == null ? end : small.end();
                behindUnit = behindUnit(tokens, end);
            }
            at = Math.max(pastUnit(tokens, end), at + 1);
        }
        return quantities;
    }

    /// Whether a text has a unit, next to a number or not.
    static boolean names(String text, String unit) {
        return tokens(text).stream().anyMatch(token -> unit.equals(Units.of(token)));
    }

    private static List<String> tokens(String text) {
        String plain = Units.inOneWord(Numbers.withoutOrdinals(text.toLowerCase(Locale.ROOT)));
        return TOKEN.matcher(plain).results().map(m -> m.group()).toList();
    }

    /// Whether what begins at a token follows the unit of the quantity before it.
    private static boolean goesOn(List<String> tokens, int behindUnit, int at) {
        return behindUnit >= 0
                && (at == behindUnit
                        || (at == behindUnit + 1 && FURTHER.contains(tokens.get(behindUnit))));
    }

    /// Where the unit ends that stands at a token; -1 where none does.
    private static int behindUnit(List<String> tokens, int at) {
        return at < tokens.size() && Units.of(tokens.get(at)) != null ? at + 1 : -1;
    }

    private static Quantity quantity(BigDecimal value, @Nullable String unit) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return new Quantity(plain, unit);
    }

    private record Fraction(BigDecimal value, int end) {}

    /// "Four fifths", "a third of"; null where none begins here.
    private static @Nullable Fraction fraction(List<String> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return null;
        }
        String first = tokens.get(at);
        String named = tokens.get(at + 1);
        boolean single =
                Set.of("a", "an", "one").contains(first)
                        && at + 2 < tokens.size()
                        && tokens.get(at + 2).equals("of");
        Integer parts = PARTS.get(single ? named : named.replaceFirst("s$", ""));
        BigDecimal many = single ? BigDecimal.ONE : Numbers.ofWord(first);
        if (parts == null
                || many == null
                || !(single || named.endsWith("s"))
                || many.compareTo(BigDecimal.valueOf(parts)) >= 0) {
            return null;
        }
        BigDecimal value = many.divide(BigDecimal.valueOf(parts), 3, RoundingMode.HALF_UP);
        return new Fraction(value, at + 2);
    }

    /// The small money of "eleven pounds forty", written in words; null where none follows.
    private static @Nullable SpokenNumber small(
            List<String> tokens, int end, @Nullable String unit) {
        boolean spelt =
                unit != null
                        && MONEY.contains(unit)
                        && end + 1 < tokens.size()
                        && unit.equals(Units.of(tokens.get(end)))
                        && Character.isLetter(tokens.get(end).charAt(0))
                        && Character.isLetter(tokens.get(end + 1).charAt(0));
        if (!spelt) {
            return null;
        }
        SpokenNumber small = SpokenNumber.at(tokens, end + 1);
        boolean isSmall =
                small.end() > end + 1
                        && small.value().compareTo(HUNDRED) < 0
                        && unit(tokens, end + 1, small.end()) == null;
        return isSmall ? small : null;
    }

    /// The second of "30-second" and of "5 cubic metres a second" is a unit and no number.
    private static int pastUnit(List<String> tokens, int end) {
        int next = end < tokens.size() && tokens.get(end).equals("-") ? end + 1 : end;
        if (is(tokens, next, "second")) {
            return next + 1;
        }
        // A word may stand between.
        for (int unit = next; unit < Math.min(next + 2, tokens.size() - 2); unit++) {
            boolean rate =
                    Units.of(tokens.get(unit)) != null && RATES.contains(tokens.get(unit + 1));
            if (rate && is(tokens, unit + 2, "second")) {
                return unit + 3;
            }
        }
        return end;
    }

    private static boolean is(List<String> tokens, int at, String token) {
        return at >= 0 && at < tokens.size() && tokens.get(at).equals(token);
    }

    private static @Nullable String unit(List<String> tokens, int start, int end) {
        String before = start > 0 ? tokens.get(start - 1) : "";
        if (start > 0 && ("$€£¥".contains(before) || CODES.contains(before))) {
            return Units.of(before);
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
        String unit = next < tokens.size() ? Units.of(tokens.get(next)) : null;
        boolean wordBetween =
                unit == null
                        && next + 1 < tokens.size()
                        && Character.isLetter(tokens.get(next).charAt(0))
                        && !JOINS.contains(tokens.get(next));
        String counted = wordBetween ? Units.of(tokens.get(next + 1)) : unit;
        boolean isAge =
                before.equals("aged") || (before.equals("of") && is(tokens, start - 2, "age"));
        return counted == null && isAge ? "year" : counted;
    }
}
