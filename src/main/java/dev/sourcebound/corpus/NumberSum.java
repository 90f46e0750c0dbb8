package dev.sourcebound.corpus;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A number in digits, in words or in both, as it is put together word by word: "2.5 million", "two
/// hundred and forty". For one number, on one thread.
public final class NumberSum {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, BigDecimal> SCALES =
            Map.of(
                    "dozen", BigDecimal.valueOf(12),
                    "hundred", HUNDRED,
                    "thousand", BigDecimal.valueOf(1_000),
                    "million", BigDecimal.valueOf(1_000_000),
                    "billion", BigDecimal.valueOf(1_000_000_000),
                    "trillion", BigDecimal.valueOf(1_000_000_000_000L));

    private final Function<String, @Nullable BigDecimal> words;
    private BigDecimal total = BigDecimal.ZERO;
    private @Nullable BigDecimal group;
    private boolean scaled;
    private boolean digits;

    /// One of nothing yet.
    ///
    /// @param words the number that a word alone is, in lower case, but for scales; null where none
    public NumberSum(Function<String, @Nullable BigDecimal> words) {
        this.words = words;
    }

    /// Whether a word multiplies what stands before it.
    public static boolean isScale(String word) {
        return SCALES.containsKey(word);
    }

    /// Goes on with a word, where it is of this number.
    ///
    /// @param token a word in lower case, or digits with a decimal point or none
    /// @return whether the token goes on with this number
    public boolean takes(String token) {
        BigDecimal scale = SCALES.get(token);
        if (scale != null) {
            multiply(scale);
            return true;
        }
        boolean inDigits = Character.isDigit(token.charAt(0));
        BigDecimal number = inDigits ? new BigDecimal(token) : words.apply(token);
        if (number == null || !fits(number, inDigits)) {
            return false;
        }
        digits = inDigits;
        plus(number);
        return true;
    }

    /// Goes on with a part of one, such as the half of "three and a half".
    public void plus(BigDecimal number) {
        group = group == null ? number : group.add(number);
        scaled = false;
    }

    /// Whether "and" may follow, as in "a hundred and one"; elsewhere it begins something new.
    public boolean mayGoOn() {
        return scaled;
    }

    public BigDecimal number() {
        return group == null ? total : total.add(group);
    }

    /// In digits, without zeros that say nothing.
    public String value() {
        return number().stripTrailingZeros().toPlainString();
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
}
