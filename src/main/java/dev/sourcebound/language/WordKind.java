package dev.sourcebound.language;

/// What kind of word a word is in its sentence: the universal parts of speech (Universal
/// Dependencies 2).
public enum WordKind {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    /// Anything else.
    X
}
