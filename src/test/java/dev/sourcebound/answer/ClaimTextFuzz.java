package dev.sourcebound.answer;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.fuzz.Input;

/// Numbers and names of any claim are looked up in any evidence, and a claim in its own evidence is
/// never held to add anything.
public final class ClaimTextFuzz {

    private ClaimTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        String evidence = input.text();
        String claim = input.restAsText();
        ClaimText.check(claim, evidence);
        ClaimText.check(claim, claim)
                .ifPresent(failure ->
                        Input.require(
                                failure != Failure.FOREIGN_LINK && failure != Failure.MISQUOTED,
                                "a claim adds to itself: " + failure));
    }
}
