package dev.sourcebound.onnx;

/// Translates offsets in code points, as the tokenizer counts, to UTF-16 code units, as everything
/// else here counts.
final class Utf16 {

    private final int length;

    /// Code unit of every code point and of the end; empty where the two counts are the same.
    private final int[] units;

    Utf16(String wellFormed) {
        this.length = wellFormed.length();
        int codePoints = wellFormed.codePointCount(0, length);
        this.units = codePoints == length ? new int[0] : units(wellFormed, codePoints);
    }

    /// The code unit where a code point starts; `codePoint` may be the end.
    int unit(int codePoint) {
        return units.length == 0 ? Math.min(codePoint, length) : units[codePoint];
    }

    /// The text with every lone surrogate replaced by U+FFFD, so that offsets stay what they are.
    static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    private static int[] units(String text, int codePoints) {
        int[] units = new int[codePoints + 1];
        int unit = 0;
        for (int i = 0; i < codePoints; i++) {
            units[i] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        units[codePoints] = unit;
        return units;
    }
}
