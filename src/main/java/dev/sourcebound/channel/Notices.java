package dev.sourcebound.channel;

/// What this program says of itself, in words for whoever asked.
public final class Notices {

    /// There is no room for another question.
    public static final String BUSY =
            "I am busy: more questions are waiting than I can answer soon. Please try again in a few minutes.";

    static final String FAILED =
            "Something went wrong here, so I have no answer. Please ask again; if it happens again, tell whoever runs me.";
    static final String TIMED_OUT =
            "I did not finish this in time. Please ask again, or ask something shorter.";
    static final String NOT_READY =
            "I am not ready to answer yet. Please ask again in a few minutes.";
    static final String NOT_POSTED =
            "I have an answer to this, but it could not be posted here. Please ask again.";

    private Notices() {}

    static String tooLong(int most) {
        return "Your question is longer than %,d characters, which is all that I read. Please shorten it."
                .formatted(most);
    }
}
