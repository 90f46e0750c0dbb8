package dev.sourcebound.evaluation.measure;

/// What the measures see of one labelled claim that was checked.
///
/// @param supported whether the sources bear it out, by its label
/// @param taken whether the check takes it for supported
/// @param support `[0, 1]`, how sure the check is that they do
public record ClaimOutcome(boolean supported, boolean taken, double support) {}
