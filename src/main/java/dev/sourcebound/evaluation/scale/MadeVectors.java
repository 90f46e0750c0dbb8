package dev.sourcebound.evaluation.scale;

import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import java.util.Locale;

/// An embedder that needs some microseconds where a model needs milliseconds: each word has a
/// direction by chance, always the same, and a text is the sum of its words, short ones counting
/// less. So texts that share words lie close together, as with a model, and a million of them can
/// be made. All directions lie in few dimensions, as the vectors of models do too, turned into the
/// many that the index has. Thread-safe.
public final class MadeVectors implements Embedder {

    private static final int DIMENSION = 384;

    /// In how many dimensions the directions lie.
    private static final int INNER = 40;

    private static final float[][] TURNED = turned();

    /// What is added to every text: real vectors all lean one way.
    private static final double LEANING = 0.6;

    private final Embedder model;
    private volatile boolean modelRuns;

    /// @param model asked for the vectors of tokens
    public MadeVectors(Embedder model) {
        this.model = model;
    }

    /// From now on the model runs for each text too, for what that costs, and what it makes is
    /// thrown away.
    public void letModelRun() {
        modelRuns = true;
    }

    @Override
    public float[] embed(String text, Role role) {
        if (modelRuns) {
            model.embed(text, role);
        }
        float[] inner = new float[INNER];
        add(inner, 1, LEANING);
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean inWord = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                String word = lower.substring(start, i);
                add(inner, word.hashCode(), word.length() < 4 ? 0.1 : 0.35);
                start = -1;
            }
        }
        return unit(outer(inner));
    }

    private static float[] outer(float[] inner) {
        float[] outer = new float[DIMENSION];
        for (int i = 0; i < INNER; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                outer[j] += inner[i] * TURNED[i][j];
            }
        }
        return outer;
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    private static float[][] turned() {
        float[][] turned = new float[INNER][DIMENSION];
        for (int i = 0; i < INNER; i++) {
            add(turned[i], -1 - i, 1);
        }
        return turned;
    }

    @Override
    public EmbeddedText embedText(String text, Role role) {
        return new EmbeddedText(embed(text, role), embedTokens(text, role));
    }

    @Override
    public TokenVectors embedTokens(String text, Role role) {
        return model.embedTokens(text, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        // The reader refuses to work with another than the one that it was fitted with.
        return model.fingerprint();
    }

    /// Adds the direction of a word: numbers from -1 to 1 by chance (xorshift, Marsaglia 2003).
    private static void add(float[] sum, int word, double weight) {
        long state = (word + 0x9E37_79B9L) * 0xBF58_476D_1CE4_E5B9L | 1;
        float scale = (float) (weight / Integer.MAX_VALUE);
        for (int i = 0; i < sum.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            sum[i] += scale * (int) state;
        }
    }
}
