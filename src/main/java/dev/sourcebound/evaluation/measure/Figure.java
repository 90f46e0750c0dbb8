package dev.sourcebound.evaluation.measure;

import org.jspecify.annotations.Nullable;

/// A measure's value with its interval.
///
/// @param name of the measure
/// @param meaning in one sentence
/// @param higherIsBetter whether more of it is better
/// @param value null where it rests on nothing
/// @param low the lower end of its 95 % interval; null with `value`
/// @param high the upper end
/// @param cases on how many it rests
public record Figure(
        String name,
        String meaning,
        boolean higherIsBetter,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        int cases) {}
