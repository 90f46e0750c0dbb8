package dev.sourcebound.evaluation.scale;

/// Seconds until questions see what was done to one document of many.
///
/// @param put in, one that was not there
/// @param change of one that has been there since the load
/// @param removal of that one
public record ChangeSeconds(double put, double change, double removal) {}
