package dev.sourcebound.corpus;

import java.util.Set;

/// The English words that turn a sentence round.
public final class Negations {

    private static final Set<String> WORDS =
            Set.of(
                    "not", "no", "never", "nor", "neither", "without", "hardly", "cannot", "nobody",
                    "nothing", "none", "unless", "except");

    private Negations() {}

    /// Whether a word does.
    ///
    /// @param word in lower case, with a straight apostrophe where it has one
    public static boolean is(String word) {
        return WORDS.contains(word) || word.endsWith("n't");
    }
}
