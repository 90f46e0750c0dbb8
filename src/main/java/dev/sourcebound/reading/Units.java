package dev.sourcebound.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Units of measure, of time and of money as English texts spell them, and those that are exactly
/// so many of another.
final class Units {

    private static final Map<String, String> SPELLINGS = spellings();

    /// Units of energy that are two words.
    private static final Pattern WATT_HOURS =
            Pattern.compile("\\b(kilo|mega|giga|tera)watt[- ]?hours?\\b");

    /// So many of the smallest that the texts have of their kind. Months and days are of two kinds:
    /// none is always so many of the other. Miles and kilometres are, but nobody writes it exactly.
    private static final Map<String, Part> PARTS =
            Map.ofEntries(
                    part("second", 1, "second"),
                    part("minute", 60, "second"),
                    part("hour", 3_600, "second"),
                    part("day", 86_400, "second"),
                    part("week", 604_800, "second"),
                    part("month", 1, "month"),
                    part("year", 12, "month"),
                    part("decade", 120, "month"),
                    part("century", 1_200, "month"),
                    part("mm", 1, "mm"),
                    part("cm", 10, "mm"),
                    part("metre", 1_000, "mm"),
                    part("km", 1_000_000, "mm"),
                    part("mg", 1, "mg"),
                    part("gram", 1_000, "mg"),
                    part("kg", 1_000_000, "mg"),
                    part("tonne", 1_000_000_000, "mg"),
                    part("ml", 1, "ml"),
                    part("litre", 1_000, "ml"),
                    part("watt", 1, "watt"),
                    part("kw", 1_000, "watt"),
                    part("mw", 1_000_000, "watt"),
                    part("gw", 1_000_000_000, "watt"),
                    part("kwh", 1, "kwh"),
                    part("mwh", 1_000, "kwh"),
                    part("gwh", 1_000_000, "kwh"),
                    part("twh", 1_000_000_000, "kwh"),
                    part("inch", 1, "inch"),
                    part("foot", 12, "inch"),
                    part("yard", 36, "inch"),
                    part("penny", 1, "penny"),
                    part("£", 100, "penny"));

    private Units() {}

    private record Part(BigDecimal times, String of) {}

    /// A unit in one spelling; null where the word is none.
    ///
    /// @param word in small letters
    static @Nullable String of(String word) {
        return SPELLINGS.get(word);
    }

    /// Whether so much of one unit is exactly so much of another, as 48 hours are two days.
    static boolean same(BigDecimal value, String unit, BigDecimal otherValue, String otherUnit) {
        Part part = PARTS.get(unit);
        Part other = PARTS.get(otherUnit);
        return part != null
                && other != null
                && part.of().equals(other.of())
                && value.multiply(part.times()).compareTo(otherValue.multiply(other.times())) == 0;
    }

    /// How many of a part make one of a whole, as 60 minutes an hour; null where that is not more
    /// than one, or they are of two kinds.
    static @Nullable BigDecimal times(String whole, String part) {
        Part of = PARTS.get(whole);
        Part by = PARTS.get(part);
        return of == null
                        || by == null
                        || !of.of().equals(by.of())
                        || of.times().compareTo(by.times()) <= 0
                ? null
                : of.times().divide(by.times(), MathContext.DECIMAL64);
    }

    /// A text in small letters with units of two words in one: "gigawatt hours" as "gwh".
    static String inOneWord(String text) {
        return WATT_HOURS.matcher(text).replaceAll(found -> found.group(1).charAt(0) + "wh");
    }

    private static Map.Entry<String, Part> part(String unit, long times, String of) {
        return Map.entry(unit, new Part(BigDecimal.valueOf(times), of));
    }

    private static Map<String, String> spellings() {
        Map<String, String> units = new HashMap<>();
        for (String spellings :
                List.of(
                        "km kilometre kilometres kilometer kilometers",
                        "metre metres m meter meters",
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
                        "hour hours hr hrs h",
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
                        "kwh",
                        "mwh",
                        "gwh",
                        "twh",
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
