package dev.sourcebound.problem;

import org.jspecify.annotations.Nullable;

/// The one exception of this program. Its message is written for whoever can mend the cause: it
/// names the value, the limit and the mend, and it never holds the text of a question, a source or
/// a reply.
public final class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String field;

    public AppException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public AppException(ErrorCode code, String message, Throwable cause) {
        this(code, message, null, cause);
    }

    private AppException(
            ErrorCode code, String message, @Nullable String field, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.field = field;
    }

    /// A field of a request that cannot be used: [ErrorCode#INVALID_REQUEST].
    ///
    /// @param field where in the request, such as `history[3].content`
    public static AppException inField(String field, String message) {
        return inField(ErrorCode.INVALID_REQUEST, field, message);
    }

    /// The same with another code.
    public static AppException inField(ErrorCode code, String field, String message) {
        return new AppException(code, message, field, null);
    }

    public ErrorCode code() {
        return code;
    }

    /// The field of the request that has to be mended, or null where no one field is at fault.
    public @Nullable String field() {
        return field;
    }
}
