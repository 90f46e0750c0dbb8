package dev.sourcebound.reading;

import dev.sourcebound.corpus.NumberSum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A number among the tokens of a text, with what people put between its words: "sixty-two point
/// six", "three and a half million", "half a million".
final class SpokenNumber {

    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[,\\u00a0\\u202f ]");
    private static final Map<String, BigDecimal> PARTS =
            Map.of("half", new BigDecimal("0.5"), "quarter", new BigDecimal("0.25"));

    private final List<String> tokens;
    private final int start;
    private final NumberSum sum = new NumberSum(Numbers::ofWord);
    private int end;

    private SpokenNumber(List<String> tokens, int start) {
        this.tokens = tokens;
        this.start = start;
        this.end = start;
    }

    /// The number that begins at a token, as far as it goes.
    static SpokenNumber at(List<String> tokens, int start) {
        SpokenNumber number = new SpokenNumber(tokens, start);
        while (number.goesOn()) {
            // Each step takes one token or more.
        }
        return number;
    }

    /// Where it ends, exclusive; where it begins if no number does.
    int end() {
        return end;
    }

    BigDecimal value() {
        return sum.number();
    }

    private boolean goesOn() {
        return (end > start && (point() || part())) || join() || take(end);
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
        return decimals.signum() > 0 && plus(decimals, at);
    }

    /// "And a half", after a number; "half a million".
    private boolean part() {
        if (is(end, "and") && is(end + 1, "a") && end + 2 < tokens.size()) {
            BigDecimal part = PARTS.get(tokens.get(end + 2));
            return part != null && plus(part, end + 3);
        }
        boolean ofScale =
                end == start + 1
                        && PARTS.containsKey(tokens.get(start))
                        && is(end, "a")
                        && end + 1 < tokens.size()
                        && NumberSum.isScale(tokens.get(end + 1));
        return ofScale && take(end + 1);
    }

    /// "And" goes on with a number after hundreds, as in "a hundred and one"; elsewhere it begins
    /// something new.
    private boolean join() {
        boolean joins = end > start && (is(end, "-") || (is(end, "and") && sum.mayGoOn()));
        return joins && take(end + 1);
    }

    private boolean take(int at) {
        boolean taken =
                at < tokens.size() && sum.takes(GROUPING.matcher(tokens.get(at)).replaceAll(""));
        end = taken ? at + 1 : end;
        return taken;
    }

    private boolean plus(BigDecimal number, int newEnd) {
        sum.plus(number);
        end = newEnd;
        return true;
    }

    private boolean is(int at, String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }
}
