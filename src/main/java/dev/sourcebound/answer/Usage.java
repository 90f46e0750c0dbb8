package dev.sourcebound.answer;

import org.jspecify.annotations.Nullable;

/// What a language model took for one reply.
///
/// @param calls how often it was asked, `>= 0`
/// @param inputTokens what it read, `>= 0`, by its own count where it gives one
/// @param outputTokens what it wrote, `>= 0`, by its own count where it gives one
/// @param firstClaimMillis from the first call for claims to the first one that was shown; null
///   where none was
/// @param cost in the currency of the prices; null where no prices are set
public record Usage(
        int calls,
        long inputTokens,
        long outputTokens,
        @Nullable Long firstClaimMillis,
        @Nullable Double cost) {

    public Usage {
        if (calls < 0 || inputTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException(
                    "calls and tokens must be >= 0, got %d, %d, %d"
                            .formatted(calls, inputTokens, outputTokens));
        }
    }

    /// All of it, where one reply took both.
    Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                firstClaimMillis == null ? other.firstClaimMillis : firstClaimMillis,
                cost == null || other.cost == null ? null : (Double) (cost + other.cost));
    }
}
