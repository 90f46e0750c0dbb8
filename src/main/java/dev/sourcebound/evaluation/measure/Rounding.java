package dev.sourcebound.evaluation.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers as they are printed.
public final class Rounding {

    private Rounding() {}

    /// A number with so many decimals. The exact binary value is rounded, ties to even, as C and
    /// its heirs print; `%.3f` of Java rounds the shortest decimal up, and gives 0.313 for 5/16.
    public static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// The same with three decimals from 0 to 10, none above; `n/a` where there is none.
    public static String shown(@Nullable Double value) {
        if (value == null) {
            return "n/a";
        }
        return fixed(value, Math.abs(value) < 10 ? 3 : 0);
    }
}
