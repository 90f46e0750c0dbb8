package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;

/// Ends the reading of a document from within; becomes a [Reading.Refused] at the border.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static Refusal damaged(String what) {
        return new Refusal(Reason.DAMAGED, what + "; save it anew or take it out");
    }

    Reading.Refused value() {
        return new Reading.Refused(reason, String.valueOf(getMessage()));
    }
}
