package dev.sourcebound.llm;

/// A language model's answer is not in the form that was asked for. The message tells of the form
/// and never holds what the model wrote.
final class MalformedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String message) {
        super(message);
    }
}
