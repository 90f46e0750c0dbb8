package dev.sourcebound.llm;

/// A language model's answer is not in the form that was asked for. The message tells of the form
/// and never holds what the model wrote.
final class MalformedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean formless;

    MalformedAnswerException(String message) {
        this(message, false);
    }

    /// @param formless whether not even its beginning is in the form
    MalformedAnswerException(String message, boolean formless) {
        super(message);
        this.formless = formless;
    }

    boolean isFormless() {
        return formless;
    }
}
