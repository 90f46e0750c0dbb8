package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// An embedder without a model: the vector counts the letters a to z. A text is one token.
class Letters implements Embedder {

    final AtomicInteger runs = new AtomicInteger();
    private final String model;

    Letters() {
        this("letters");
    }

    Letters(String model) {
        this.model = model;
    }

    @Override
    public EmbeddedText embedText(String text, Role role) {
        runs.incrementAndGet();
        float[] vector = vector(text);
        TokenVectors whole = new TokenVectors(26, new int[1], new int[] {text.length()}, vector);
        return new EmbeddedText(vector, whole);
    }

    private static float[] vector(String text) {
        float[] vector = new float[26];
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                vector[c - 'a']++;
            }
        }
        double norm = 0;
        for (float x : vector) {
            norm += x * x;
        }
        for (int i = 0; i < 26; i++) {
            vector[i] = norm == 0 ? (i == 0 ? 1 : 0) : (float) (vector[i] / Math.sqrt(norm));
        }
        return vector;
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        return new EmbedderFingerprint(model, "0123456789abcdef", 26, 1_000);
    }
}
