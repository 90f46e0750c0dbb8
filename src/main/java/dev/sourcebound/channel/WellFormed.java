package dev.sourcebound.channel;

/// Text that every service takes: what is not a character is replaced, and what steers a terminal
/// or a parser is left out.
final class WellFormed {

    /// UTF-16 code units.
    private static final int LONGEST_TITLE = 200;

    private WellFormed() {}

    /// Half of a surrogate pair becomes U+FFFD. Control characters are dropped, but for tabs and
    /// line feeds; so are the characters that Unicode reserves for use inside a program.
    static String text(String text) {
        if (text.codePoints().allMatch(WellFormed::isPlain)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> isHalf(each) ? 0xFFFD : each)
                .filter(WellFormed::isPlain)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// The same on one line.
    static String line(String text) {
        return text(text).replaceAll("[\\s\\u2028\\u2029]+", " ").strip();
    }

    /// The same on one line, shortened where it is longer than any title needs to be. Never empty:
    /// links need something to be seen.
    static String title(String text) {
        String line = line(text);
        if (line.isEmpty()) {
            return "(no title)";
        }
        return line.length() <= LONGEST_TITLE
                ? line
                : Pieces.of(line, LONGEST_TITLE - 1, String::length).getFirst() + "…";
    }

    private static boolean isPlain(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\t'
                || (!Character.isISOControl(codePoint)
                        && !isHalf(codePoint)
                        && !isNonCharacter(codePoint));
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isNonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }
}
