package dev.sourcebound.onnx;

import static dev.sourcebound.fuzz.Input.require;

import dev.sourcebound.fuzz.Input;

/// Tokens of any text, or pair of texts, map back to it.
public final class TokensFuzz {

    private static final int LEAST = 8;
    private static final Tokenizer SHORT = BundledTokenizer.load(LEAST);
    private static final Tokenizer LONG = BundledTokenizer.load(1 << 16);

    private TokensFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        boolean pair = input.flag();
        boolean units = input.flag();
        String second = pair ? input.text() : null;
        String first = units ? input.restAsUnits() : input.restAsText();
        EncodedText whole = LONG.encode(first, second);
        check(whole, first, 0);
        if (second != null) {
            check(whole, second, 1);
        }
        require(whole.cut() == 0, "cut below the limit");
        EncodedText kept = SHORT.encode(first, second);
        require(kept.size() <= LEAST, "more tokens than the model reads");
        require(kept.size() + kept.cut() == whole.size(), "tokens were lost uncounted");
        check(kept, first, 0);
    }

    private static void check(EncodedText encoded, String text, int segment) {
        boolean[] covered = new boolean[text.length()];
        int start = 0;
        int end = 0;
        for (int token = 0; token < encoded.size(); token++) {
            if (encoded.segment(token) != segment) {
                continue;
            }
            require(encoded.start(token) >= start, "a token begins before the one before it");
            require(encoded.end(token) >= end, "a token ends before the one before it");
            start = encoded.start(token);
            end = encoded.end(token);
            require(start <= end && end <= text.length(), "a token leaves its text");
            require(!parts(text, start) && !parts(text, end), "a token parts a pair");
            java.util.Arrays.fill(covered, start, end, true);
        }
        for (int at = 0; encoded.cut() == 0 && at < text.length(); at++) {
            char c = text.charAt(at);
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
            require(!plain || covered[at], "a letter is in no token");
        }
    }

    private static boolean parts(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
