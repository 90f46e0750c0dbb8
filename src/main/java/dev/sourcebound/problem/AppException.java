package dev.sourcebound.problem;

/// The one exception of this program. Its message is written for whoever can mend the cause: it
/// names the value, the limit and the mend, and it never holds the text of a question, a source or
/// a reply.
public final class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public AppException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public AppException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
