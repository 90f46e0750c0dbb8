package dev.sourcebound.language;

/// A word, number or mark of a sentence.
///
/// @param text as it stands there
/// @param kind what kind of word it is there
/// @param lemma its dictionary form, lower case: `cost` of `costs`
/// @param start in the sentence, UTF-16 code units
/// @param end exclusive
public record TaggedWord(String text, WordKind kind, String lemma, int start, int end) {}
