package dev.sourcebound.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The one exception of this program. Its message is written for whoever can mend the cause: it
/// names the value, the limit and the mend, and it never holds the text of a question, a source or
/// a reply.
public final class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String field;
    private final @Nullable Duration retryAfter;

    public AppException(ErrorCode code, String message) {
        this(code, message, null, null, null);
    }

    public AppException(ErrorCode code, String message, Throwable cause) {
        this(code, message, null, null, cause);
    }

    private AppException(
            ErrorCode code,
            String message,
            @Nullable String field,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /// A field of a request that cannot be used: [ErrorCode#INVALID_REQUEST].
    ///
    /// @param field where in the request, such as `history[3].content`
    public static AppException inField(String field, String message) {
        return inField(ErrorCode.INVALID_REQUEST, field, message);
    }

    /// The same with another code.
    public static AppException inField(ErrorCode code, String field, String message) {
        return new AppException(code, message, field, null, null);
    }

    /// A request that may succeed once some time has passed.
    ///
    /// @param wait until then, `> 0`
    public static AppException after(Duration wait, ErrorCode code, String message) {
        return after(wait, code, message, null);
    }

    /// The same because of something that failed.
    public static AppException after(
            Duration wait, ErrorCode code, String message, @Nullable Throwable cause) {
        return new AppException(code, message, null, wait, cause);
    }

    public ErrorCode code() {
        return code;
    }

    /// The field of the request that has to be mended, or null where no one field is at fault.
    public @Nullable String field() {
        return field;
    }

    /// How long to wait before the same request may succeed, or null where that is not known.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
