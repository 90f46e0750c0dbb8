package dev.sourcebound.corpus.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts the white space of what programs have laid out into the one form that is served.
final class Whitespace {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085\\u200B\\uFEFF]+");
    private static final Pattern SPACES_IN_LINE =
            Pattern.compile("[\\t\\x0B\\f\\p{Zs}\\u200B\\uFEFF]+");
    private static final Pattern LINE_END =
            Pattern.compile(" *(\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])[\\s\\p{Z}\\u0085]*");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\s\\u0085]]|\\p{Cs}");

    private Whitespace() {}

    /// Without line ends; every run of white space is one space.
    static String oneLine(String text) {
        return SPACES.matcher(clean(text)).replaceAll(" ").strip();
    }

    /// With its line ends, but no blank lines.
    static String lines(String text) {
        String spaced = SPACES_IN_LINE.matcher(clean(text)).replaceAll(" ");
        return LINE_END.matcher(spaced).replaceAll("\n").strip();
    }

    /// Without characters that no text holds: controls and halves of pairs.
    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    static boolean hasWord(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /// One line, or null where that would be blank.
    static @Nullable String orNull(String text) {
        String line = oneLine(text);
        return Whitespace.hasWord(line) ? line : null;
    }
}
