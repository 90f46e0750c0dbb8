package dev.sourcebound.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A number in digits, in words or in both, as it is put together token by token: "2.5 million",
/// "two hundred and forty", "sixty-two point six", "three and a half".
final class NumberSum {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, BigDecimal> SCALES =
            Map.of(
                    "dozen", BigDecimal.valueOf(12),
                    "hundred", HUNDRED,
                    "thousand", BigDecimal.valueOf(1_000),
                    "million", BigDecimal.valueOf(1_000_000),
                    "billion", BigDecimal.valueOf(1_000_000_000),
                    "trillion", BigDecimal.valueOf(1_000_000_000_000L));
    private static final Map<String, BigDecimal> HALVES =
            Map.of("half", new BigDecimal("0.5"), "quarter", new BigDecimal("0.25"));

    private final List<String> tokens;
    private final int start;
    private int end;
    private BigDecimal total = BigDecimal.ZERO;
    private @Nullable BigDecimal group;
    private boolean scaled;
    private boolean digits;

    private NumberSum(List<String> tokens, int start) {
        this.tokens = tokens;
        this.start = start;
        this.end = start;
    }

    /// The number that begins at a token, as far as it goes.
    static NumberSum at(List<String> tokens, int start) {
        NumberSum sum = new NumberSum(tokens, start);
        while (sum.goesOn()) {
            // Each step takes one token or more.
        }
        return sum;
    }

    /// Where it ends, exclusive; where it begins if no number does.
    int end() {
        return end;
    }

    BigDecimal value() {
        return group == null ? total : total.add(group);
    }

    private boolean goesOn() {
        return (end > start && (point() || half())) || join() || take(end);
    }

    /// "Point six", after a number.
    private boolean point() {
        BigDecimal unit = BigDecimal.ONE;
        BigDecimal decimals = BigDecimal.ZERO;
        int at = end + 1;
        for (; is(end, "point") && at < tokens.size(); at++) {
            BigDecimal digit = Numbers.ofWord(tokens.get(at));
            if (digit == null || digit.compareTo(BigDecimal.TEN) >= 0) {
                break;
            }
            unit = unit.movePointLeft(1);
            decimals = decimals.add(digit.multiply(unit));
        }
        return decimals.signum() > 0 && add(decimals, at);
    }

    /// "And a half", after a number; "half a million".
    private boolean half() {
        if (is(end, "and") && is(end + 1, "a") && end + 2 < tokens.size()) {
            BigDecimal part = HALVES.get(tokens.get(end + 2));
            return part != null && add(part, end + 3);
        }
        boolean partOfScale =
                end == start + 1
                        && HALVES.containsKey(tokens.get(start))
                        && is(end, "a")
                        && end + 1 < tokens.size()
                        && SCALES.containsKey(tokens.get(end + 1));
        return partOfScale && take(end + 1);
    }

    /// "And" goes on with a number after hundreds, as in "a hundred and one"; elsewhere it begins
    /// something new.
    private boolean join() {
        boolean joins = end > start && (is(end, "-") || (is(end, "and") && scaled));
        return joins && take(end + 1);
    }

    private boolean take(int at) {
        if (at >= tokens.size()) {
            return false;
        }
        String token = tokens.get(at);
        BigDecimal scale = SCALES.get(token);
        if (scale != null) {
            multiply(scale);
            end = at + 1;
            return true;
        }
        boolean inDigits = Character.isDigit(token.charAt(0));
        BigDecimal number = inDigits ? ofDigits(token) : Numbers.ofWord(token);
        if (number == null || !fits(number, inDigits)) {
            return false;
        }
        digits = inDigits;
        return add(number, at + 1);
    }

    private static BigDecimal ofDigits(String token) {
        return new BigDecimal(token.replaceAll("[,\\u00a0\\u202f ]", ""));
    }

    private boolean add(BigDecimal number, int newEnd) {
        group = group == null ? number : group.add(number);
        scaled = false;
        end = newEnd;
        return true;
    }

    private void multiply(BigDecimal scale) {
        BigDecimal times = (group == null ? BigDecimal.ONE : group).multiply(scale);
        if (scale.compareTo(HUNDRED) <= 0) {
            group = times;
        } else {
            total = total.add(times);
            group = null;
        }
        scaled = true;
        digits = false;
    }

    /// Units after tens, anything after hundreds; digits only at the beginning, and no word after
    /// them: the second in "30-second" is no number.
    private boolean fits(BigDecimal number, boolean inDigits) {
        if (group == null) {
            return !inDigits || total.signum() == 0;
        }
        BigDecimal below = number.compareTo(BigDecimal.TEN) < 0 ? BigDecimal.TEN : HUNDRED;
        return !inDigits
                && !digits
                && number.signum() > 0
                && group.remainder(below).signum() == 0
                && group.compareTo(below) > 0;
    }

    private boolean is(int at, String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }
}
