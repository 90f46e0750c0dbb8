package dev.sourcebound.corpus;

/// The classes of characters that segmentation asks for.
final class Characters {

    private static final String CLOSING = "\"'”’»›)]}*_`";
    private static final String OPENING = "\"'“‘„‚«‹([{*_`¿¡";

    private Characters() {}

    /// White space of any kind, no-break and zero-width spaces too.
    static boolean isSpace(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u200B'
                || c == '\uFEFF'
                || c == '\u0085';
    }

    static boolean endsLine(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\f'
                || c == '\u000B'
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }

    /// May stand between a full stop and the white space after the sentence.
    static boolean closes(char c) {
        return CLOSING.indexOf(c) >= 0;
    }

    /// May stand before the first letter of a sentence.
    static boolean opens(char c) {
        return OPENING.indexOf(c) >= 0;
    }

    /// Belongs to the character before it: a combining mark or the second half of a pair.
    static boolean continuesCharacter(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.isSurrogate(c);
    }

    static boolean isBlank(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!isSpace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    static boolean isQuotationMark(char c) {
        return "\"'“”‘’„‚«»‹›".indexOf(c) >= 0;
    }

    static boolean isWordAt(String text, int at) {
        return Character.isLetterOrDigit(text.codePointAt(at));
    }

    /// Whether a stretch holds a letter or a digit; where none is, there is nothing to cite.
    static boolean hasWord(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (isWordAt(text, at)) {
                return true;
            }
        }
        return false;
    }
}
