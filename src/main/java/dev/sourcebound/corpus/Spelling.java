package dev.sourcebound.corpus;

/// Puts words right that a corpus spells otherwise. Thread-safe and deterministic.
public interface Spelling {

    /// The text with each word that is neither the corpus's nor a common one exchanged for the
    /// corpus's word that it is nearly spelt as; the text itself where there is none.
    String corrected(String text);

    /// How much of a text is words that the corpus has or that are common: the part of its letters
    /// and digits that stand in such words, `[0, 1]`; 1 where it has neither, and for a spelling
    /// that puts words right without knowing which there are.
    default double known(String text) {
        return 1;
    }
}
