package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.Embedder.Role;
import dev.sourcebound.embedding.TokenVectors;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Tells a common word by the embedding model, whose vocabulary was taken from English at large: it
/// reads such a word in one piece, or in one of some length with an ending. Misspellings fall into
/// pieces.
final class CommonWords implements Predicate<String> {

    /// English endings that are pieces of their own.
    private static final Set<String> ENDINGS =
            Set.of(
                    "s", "es", "d", "ed", "r", "er", "ers", "est", "ing", "ly", "y", "able", "less",
                    "ness");

    /// Letters before an ending, at least: a shorter piece is seldom a word.
    private static final int SHORTEST = 4;

    /// What the model has no piece for at all, as letters of most other scripts, it reads in one
    /// piece, too.
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}\\p{N}]+");

    private final Embedder embedder;

    CommonWords(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public boolean test(String word) {
        if (!LATIN.matcher(word).matches()) {
            return false;
        }
        TokenVectors pieces = embedder.embedTokens(word, Role.QUESTION);
        return pieces.size() == 1
                || (pieces.size() == 2
                        && pieces.start(1) >= SHORTEST
                        && ENDINGS.contains(
                                word.substring(pieces.start(1)).toLowerCase(Locale.ROOT)));
    }
}
