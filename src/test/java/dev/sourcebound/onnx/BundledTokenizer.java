package dev.sourcebound.onnx;

/// The tokenizer that travels in the jar: WordPiece, lower case, `[CLS] first [SEP] second [SEP]`.
public final class BundledTokenizer {

    static final ModelFile FILE =
            new ModelFile(
                    "classpath:bge-small-en-v1.5-q-tokenizer.json",
                    "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66");

    private BundledTokenizer() {}

    public static Tokenizer load(int maxTokens) {
        return Tokenizer.load(FILE, maxTokens);
    }
}
