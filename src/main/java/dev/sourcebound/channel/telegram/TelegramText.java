package dev.sourcebound.channel.telegram;

/// Texts of any origin, made fit to be shown by Telegram in HTML parse mode: nothing in them can
/// become a tag, and nothing that looks like a mention, a command or an address comes alive.
///
/// Telegram looks for such things in the text itself, after the tags, and no setting turns that
/// off. A word joiner (U+2060, no width) after the character that would begin one takes it out of
/// the patterns by which Telegram finds them (TDLib, `MessageEntity.cpp`), and changes nothing that
/// is seen.
final class TelegramText {

    private static final char JOINER = '\u2060';

    private TelegramText() {}

    /// Any text as it stands in a message in HTML parse mode.
    static String html(String text) {
        return escaped(muted(text));
    }

    /// The same text with nothing in it that comes alive. A second time changes nothing.
    static String muted(String text) {
        StringBuilder muted = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            muted.append(text.charAt(i));
            if (i + 1 < text.length() && begins(text, i)) {
                muted.append(JOINER);
            }
        }
        return muted.toString();
    }

    /// Text whose every `&`, `<`, `>` and `"` stands for itself.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /// At most so long is a text once it is muted, in UTF-16 code units: a sum over its characters,
    /// so that the pieces of a text are never longer than their sum.
    static int mutedLength(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            length += canBegin(text.charAt(i)) ? 1 : 0;
        }
        return length;
    }

    private static boolean canBegin(char c) {
        return "@#$+.:/".indexOf(c) >= 0;
    }

    /// Whether a mention, a tag, a currency, a number to call, an address or a command begins here,
    /// or a part of one without which it is none: every address but `tg://` and `ton://` has a dot.
    private static boolean begins(String text, int i) {
        int next = text.codePointAt(i + 1);
        return switch (text.charAt(i)) {
            case '@' -> isAsciiWord(next);
            case '#' -> isHashtag(text, i + 1);
            case '$' -> (next >= 'A' && next <= 'Z') || next == '1';
            case '+' -> Character.isDigit(next);
            case '.' -> isOfHost(next) && !isDecimalPoint(text, i);
            case ':' -> text.startsWith("//", i + 1);
            case '/' -> isAsciiWord(next) && (i == 0 || mayPrecedeCommand(text.codePointBefore(i)));
            default -> false;
        };
    }

    private static boolean isAsciiWord(int c) {
        return c < 0x80 && isWord(c);
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isOfHost(int c) {
        return isWord(c) || c == '-' || c == '~';
    }

    private static boolean mayPrecedeCommand(int c) {
        return !isWord(c) && c != '/' && c != '<' && c != '>';
    }

    /// A run of letters, digits, and what Telegram counts among them, with a letter in it.
    private static boolean isHashtag(String text, int start) {
        for (int i = start; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isLetter(c) || (c >= 0xd80 && c <= 0xdff)) {
                return true;
            }
            if (!isWord(c) && c != 0xb7 && c != 0x200c) {
                return false;
            }
        }
        return false;
    }

    /// Digits on both sides and neither a further point nor a letter behind them: a number, and no
    /// part of an address.
    private static boolean isDecimalPoint(String text, int i) {
        if (i == 0 || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))) {
            return false;
        }
        int end = i + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == text.length()
                || (text.charAt(end) == '.'
                        ? end + 1 == text.length() || !isWord(text.codePointAt(end + 1))
                        : !isOfHost(text.codePointAt(end)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
