package dev.sourcebound.llm;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.sourcebound.answer.Written.Fallback;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What went wrong with a call.
///
/// @param fallback the reason, as a reply gives it
/// @param status the HTTP status; 0 where there was none, -1 where the fault is not the endpoint's
/// @param retryAfter how long to wait before the next call, as the model says; zero where it does
///   not
/// @param formless whether there was an answer, and not even its beginning was in the form that was
///   asked for
record ModelFault(Fallback fallback, int status, Duration retryAfter, boolean formless) {

    /// The time for the answer is up, whoever has used it: that says nothing of the endpoint.
    static final ModelFault LATE = new ModelFault(Fallback.MODEL_TIMEOUT, -1, Duration.ZERO, false);

    ModelFault(Fallback fallback) {
        this(fallback, 0, Duration.ZERO, false);
    }

    /// The fault that an exception tells of.
    static ModelFault of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            ModelFault fault = known(cause);
            if (fault != null) {
                return fault;
            }
        }
        return new ModelFault(Fallback.MODEL_FAILED);
    }

    /// Whether another call may end better, soon.
    boolean isPassing() {
        return switch (fallback) {
            case MODEL_UNREACHABLE, MODEL_OVERLOADED, MODEL_FAILED, MODEL_CUT_OFF -> true;
            case MODEL_TIMEOUT,
                    MODEL_UNAUTHORIZED,
                    MODEL_REJECTED,
                    MODEL_MALFORMED,
                    MODEL_ENDLESS,
                    MODEL_FILTERED,
                    MODEL_SILENT,
                    MODEL_RESTING,
                    MODEL_BUSY,
                    BUDGET,
                    UNGROUNDED ->
                    false;
        };
    }

    /// Whether it tells that the endpoint is ill, and not only that this answer went wrong.
    boolean isOfEndpoint() {
        return status >= 0
                && (fallback == Fallback.MODEL_TIMEOUT
                        || fallback == Fallback.MODEL_UNAUTHORIZED
                        || isPassing());
    }

    private static @Nullable ModelFault known(Throwable cause) {
        return switch (cause) {
            case ModelHttpException http -> of(http);
            case ContentFilteredException _ -> new ModelFault(Fallback.MODEL_FILTERED);
            case MalformedAnswerException malformed ->
                    new ModelFault(
                            Fallback.MODEL_MALFORMED, 0, Duration.ZERO, malformed.isFormless());
            case JacksonException _ -> new ModelFault(Fallback.MODEL_MALFORMED);
            case EndlessAnswerException _ -> new ModelFault(Fallback.MODEL_ENDLESS);
            case ConnectException _, UnknownHostException _, HttpConnectTimeoutException _ ->
                    new ModelFault(Fallback.MODEL_UNREACHABLE);
            case UnresolvedAddressException _ -> new ModelFault(Fallback.MODEL_UNREACHABLE);
            case IOException _ when cause.getCause() == null ->
                    new ModelFault(Fallback.MODEL_CUT_OFF);
            default -> null;
        };
    }

    private static ModelFault of(ModelHttpException http) {
        Fallback fallback =
                switch (http.statusCode()) {
                    case 401, 403 -> Fallback.MODEL_UNAUTHORIZED;
                    case 408, 504 -> Fallback.MODEL_TIMEOUT;
                    case 429, 503, 529 -> Fallback.MODEL_OVERLOADED;
                    default -> {
                        if (http.isFiltered()) {
                            yield Fallback.MODEL_FILTERED;
                        }
                        yield http.statusCode() >= 500
                                ? Fallback.MODEL_FAILED
                                : Fallback.MODEL_REJECTED;
                    }
                };
        return new ModelFault(fallback, http.statusCode(), http.retryAfter(), false);
    }
}
