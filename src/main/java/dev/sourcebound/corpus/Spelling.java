package dev.sourcebound.corpus;

/// Puts words right that a corpus spells otherwise. Thread-safe and deterministic.
public interface Spelling {

    /// The text with each word that is neither the corpus's nor a common one exchanged for the
    /// corpus's word that it is nearly spelt as; the text itself where there is none.
    String corrected(String text);
}
