package dev.sourcebound.evaluation.data;

/// What a reply gives as its citation. Nothing of it is taken for true: it is looked up.
///
/// @param sourceId the source it names
/// @param start where it says that the quote starts, in UTF-16 code units
/// @param end where it says that the quote ends, exclusive
/// @param text what it says that the source holds there
public record Quote(String sourceId, int start, int end, String text) {}
