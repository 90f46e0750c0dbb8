package dev.sourcebound.corpus;

/// Measures text in words, as far as a model's limit is concerned.
final class Words {

    /// A longer run is a web address, code, or a script without spaces: about three characters a
    /// token.
    private static final int LONGEST_WORD = 20;

    private static final int CHARACTERS_A_TOKEN = 3;

    private Words() {}

    static int count(String text, Span span) {
        int words = 0;
        int from = span.start();
        for (int at = span.start(); at <= span.end(); at++) {
            if (at == span.end() || Characters.isSpace(text.charAt(at))) {
                int length = at - from;
                if (length > LONGEST_WORD) {
                    words += Math.ceilDiv(length, CHARACTERS_A_TOKEN);
                } else if (length > 0) {
                    words++;
                }
                from = at + 1;
            }
        }
        return words;
    }
}
