package dev.sourcebound.corpus;

import java.util.List;

/// How the words of a corpus are told apart and how rare each is: one notion of a word for
/// searching and for reading. Thread-safe.
public interface Vocabulary {

    /// A word as it stands in a text, and the term that its spellings share.
    ///
    /// @param term lower case, accents folded, stemmed
    /// @param span where it stands in the text
    record Word(String term, Span span) {}

    /// The words of a text in order, without the commonest function words.
    List<Word> words(String text);

    /// How rare a term is in the corpus: `ln(1 + (N - n + 0.5) / (n + 0.5))` over N passages of
    /// which n hold it, the inverse document frequency of BM25. `[0, inf)`; largest for a term that
    /// the corpus lacks.
    double rarity(String term);
}
