package dev.sourcebound.reading;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An embedder and a vocabulary without a model: every word is a token with a direction of its own,
/// so that equal words have cosine 1 and others 0.
final class OneHotWords implements Embedder, Vocabulary {

    private static final int DIMENSION = 128;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, Integer> directions = new LinkedHashMap<>();
    private final Set<String> known;

    /// @param known the terms that the corpus has; rarity 1, all others 2
    OneHotWords(Set<String> known) {
        this.known = known;
    }

    @Override
    public EmbeddedText embedText(String text, Role role) {
        return new EmbeddedText(vector(text), tokens(text));
    }

    private float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        matches(text).forEach(match -> vector[direction(match.group())]++);
        double norm = 0;
        for (float x : vector) {
            norm += x * x;
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(Math.max(norm, 1)));
        }
        return vector;
    }

    private TokenVectors tokens(String text) {
        List<MatchResult> words = matches(text);
        float[] vectors = new float[words.size() * DIMENSION];
        for (int i = 0; i < words.size(); i++) {
            vectors[i * DIMENSION + direction(words.get(i).group())] = 1;
        }
        return new TokenVectors(
                DIMENSION,
                words.stream().mapToInt(MatchResult::start).toArray(),
                words.stream().mapToInt(MatchResult::end).toArray(),
                vectors);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        return new EmbedderFingerprint("one-hot", "0123456789abcdef", DIMENSION, 512);
    }

    @Override
    public List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (MatchResult match : matches(text)) {
            words.add(
                    new Word(
                            match.group().toLowerCase(Locale.ROOT),
                            new Span(match.start(), match.end())));
        }
        return words;
    }

    @Override
    public double rarity(String term) {
        return known.contains(term) ? 1 : 2;
    }

    private int direction(String word) {
        return directions.computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> directions.size());
    }

    private static List<MatchResult> matches(String text) {
        return WORD.matcher(text).results().toList();
    }
}
