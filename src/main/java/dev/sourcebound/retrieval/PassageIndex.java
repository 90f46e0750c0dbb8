package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The passages of one edition, searchable by words (BM25, Robertson and Zaragoza 2009, k1 1.2, b
/// 0.75) and by vector. What it holds never changes; thread-safe.
interface PassageIndex extends Vocabulary, Closeable {

    /// The best by BM25 and the best by vector, each with both scores exactly; in no order.
    ///
    /// @param question its words are searched
    /// @param used what of it is searched as the passages may write it, too
    /// @param vector of the question, unit length
    /// @param depth how many of each at most, `>= 1`
    /// @param sources only from these; empty means from all
    List<Candidate> candidates(
            String question, List<Used> used, float[] vector, int depth, Set<String> sources);

    /// What the passages call by several names.
    Aliases aliases();

    /// The words as they are spelt.
    Forms forms();

    /// How many passages it holds.
    int size();

    /// What the embedder made of passages' texts with their contexts, by these; without those of
    /// which it is not kept.
    Map<String, EmbeddedText> embedded(Set<String> texts);

    /// Told of a text whose words are about to be asked for one by one, so that whoever has to
    /// fetch what is known of them can do so at once.
    default void expect(String text) {}

    /// Whether the passages have this word, in whatever form.
    default boolean holds(String word) {
        double unknown = rarity("");
        List<Word> terms = words(word);
        return terms.isEmpty() || terms.stream().anyMatch(w -> rarity(w.term()) < unknown);
    }

    @Override
    void close();

    /// See [Vocabulary#rarity].
    ///
    /// @param all passages
    /// @param holding how many of them have the term
    static double rarity(int all, int holding) {
        return Math.log1p((all - holding + 0.5) / (holding + 0.5));
    }
}
