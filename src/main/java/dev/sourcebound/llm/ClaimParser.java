package dev.sourcebound.llm;

import java.util.function.Consumer;

/// Reads a language model's answer as it comes, piece by piece, and gives each claim as soon as it
/// is whole: the same claims however the answer is cut. Strict: what is not in its form is no
/// answer. For one answer and one thread.
sealed interface ClaimParser permits JsonClaimParser, LineClaimParser, TextParser {

    /// Takes the next piece, of any length.
    ///
    /// @param claims where the claims go that it completes, also those before what is malformed
    /// @throws MalformedAnswerException where the answer has left its form
    void feed(String piece, Consumer<WrittenClaim> claims);

    /// Takes the end of the answer, where the model itself has ended it.
    ///
    /// @param claims where the claim goes that it completes, if any
    /// @throws MalformedAnswerException where the form is not complete
    void end(Consumer<WrittenClaim> claims);

    /// Whether the form is complete, so that nothing can be missing, whoever has ended it.
    boolean isComplete();
}
