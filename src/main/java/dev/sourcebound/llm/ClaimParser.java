package dev.sourcebound.llm;

import java.util.List;

/// Reads a language model's answer as it comes, piece by piece, and gives each claim as soon as it
/// is whole. Strict: what is not in its form is no answer. For one answer and one thread.
sealed interface ClaimParser permits JsonClaimParser, LineClaimParser {

    /// Takes the next piece, of any length.
    ///
    /// @return the claims that it completes
    /// @throws MalformedAnswerException where the answer has left its form
    List<WrittenClaim> feed(String piece);

    /// Takes the end of the answer, where the model itself has ended it.
    ///
    /// @return the claim that it completes, if any
    /// @throws MalformedAnswerException where the form is not complete
    List<WrittenClaim> end();

    /// Whether the form is complete, so that nothing can be missing, whoever has ended it.
    boolean isComplete();
}
