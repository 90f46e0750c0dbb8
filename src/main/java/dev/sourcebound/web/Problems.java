package dev.sourcebound.web;

import dev.sourcebound.access.RequestId;
import dev.sourcebound.access.Route;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.MimeType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/// The one place that says what a failure is over HTTP.
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final WebSettings settings;

    Problems(WebSettings settings) {
        this.settings = settings;
    }

    Problem of(Throwable failure) {
        return switch (failure) {
            case AppException known -> of(known);
            case ErrorResponse response -> of(response, failure);
            default -> internal();
        };
    }

    /// Only defects are news, and what this server depends on and misses; none of what a client
    /// sent is told.
    void log(Problem problem, Throwable failure, ServerWebExchange exchange) {
        try (var _ = RequestId.logged(exchange)) {
            if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR
                    || problem.code() == ErrorCode.STORE_FAILED) {
                log.error("Request to {} failed", Route.of(exchange), new Logged(failure));
            } else if (isOfOperators(problem.code())) {
                log.warn("Request to {}: {}", Route.of(exchange), failure.getMessage());
            }
        }
    }

    /// Whether its message has addresses in it that are none of a client's business.
    private static boolean isOfOperators(ErrorCode code) {
        return code == ErrorCode.INDEX_UNAVAILABLE || code == ErrorCode.STORE_UNAVAILABLE;
    }

    private static Problem of(AppException failure) {
        HttpStatus status = status(failure.code());
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return internal();
        }
        HttpHeaders headers = new HttpHeaders();
        if (failure.code().retryable()) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(waitOf(failure).toSeconds()));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return new Problem(status, failure.code(), messageOf(failure), failure.field(), headers);
    }

    /// In whole seconds, none too few.
    private static Duration waitOf(AppException failure) {
        Duration wait = failure.retryAfter();
        return wait == null ? USUAL_WAIT : wait.plusSeconds(1).minusNanos(1);
    }

    private Problem of(ErrorResponse response, Throwable failure) {
        HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
        JacksonException unreadable = causeOf(failure, JacksonException.class);
        if (unreadable != null) {
            return of(JsonProblems.BODY.of(unreadable));
        }
        if (causeOf(failure, DataBufferLimitException.class) != null
                || status == HttpStatus.CONTENT_TOO_LARGE) {
            return of(
                    new AppException(
                            ErrorCode.TOO_LARGE,
                            "The body is larger than %d bytes, which is all that is read; shorten it."
                                    .formatted(settings.maxRequestSize().toBytes())));
        }
        if (status.is5xxServerError()) {
            return internal();
        }
        Problem problem = problem(status, detail(failure, status));
        problem.headers().putAll(response.getHeaders());
        return problem;
    }

    private String detail(Throwable failure, HttpStatus status) {
        return switch (failure) {
            case MethodNotAllowedException wrong ->
                    "%s is not possible here; %s is."
                            .formatted(
                                    Fields.shown(wrong.getHttpMethod()),
                                    wrong.getSupportedMethods().stream()
                                            .map(HttpMethod::name)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case UnsupportedMediaTypeStatusException wrong ->
                    "The body must be %s."
                            .formatted(
                                    wrong.getSupportedMediaTypes().stream()
                                            .map(MimeType::toString)
                                            .distinct()
                                            .sorted()
                                            .collect(Collectors.joining(" or ")));
            case NotAcceptableStatusException wrong ->
                    "What 'Accept' asks for is not made here; %s is."
                            .formatted(
                                    wrong.getSupportedMediaTypes().stream()
                                            .map(MimeType::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case RequestTimeLimit.Late late ->
                    "The body did not arrive within %d ms; send it again."
                            .formatted(late.limit().toMillis());
            case ServerWebInputException _ -> "The body is empty; send a JSON object.";
            default -> detail(status);
        };
    }

    private String detail(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "There is nothing at this address; /openapi.json lists what there is.";
        }
        return "The request cannot be used: %s.".formatted(status.getReasonPhrase());
    }

    private static Problem problem(HttpStatus status, String detail) {
        ErrorCode code =
                status == HttpStatus.NOT_FOUND ? ErrorCode.NOT_FOUND : ErrorCode.INVALID_REQUEST;
        return new Problem(status, code, detail, null, new HttpHeaders());
    }

    private static Problem internal() {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                ErrorCode.INTERNAL,
                "This is a defect of the server; its log tells more under this response's "
                        + RequestId.HEADER
                        + ".",
                null,
                new HttpHeaders());
    }

    static HttpStatus status(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case REVISION_GONE -> HttpStatus.GONE;
            case SOURCE_REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case SOURCE_CONFLICT -> HttpStatus.CONFLICT;
            case ORIGIN_REFUSED, NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case TOKEN_REFUSED, KEY_REFUSED -> HttpStatus.UNAUTHORIZED;
            case BUDGET_SPENT -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case STARTING,
                    COLLECTION_UNUSABLE,
                    OVERLOADED,
                    INDEX_UNAVAILABLE,
                    STORE_UNAVAILABLE,
                    STORE_FAILED ->
                    HttpStatus.SERVICE_UNAVAILABLE;
            case TIMED_OUT -> HttpStatus.GATEWAY_TIMEOUT;
            case CORPUS_INVALID,
                    MODEL_INVALID,
                    INDEX_INVALID,
                    STORE_INVALID,
                    ACCESS_INVALID,
                    COLLECTION_INVALID,
                    COMMAND_INVALID,
                    INTERNAL ->
                    HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static String messageOf(AppException failure) {
        if (isOfOperators(failure.code())) {
            return "Something that this server depends on cannot be used just now; ask again as 'Retry-After' says. The server's log tells what it is.";
        }
        String message = failure.getMessage();
        return message == null ? failure.code().slug() : message;
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /// A failure as the log tells it: without what is suppressed in it, for there Reactor notes the
    /// address.
    private static final class Logged extends Exception {

        private static final long serialVersionUID = 1L;

        Logged(Throwable failure) {
            super(failure.toString(), failure.getCause(), false, true);
            setStackTrace(failure.getStackTrace());
        }
    }
}
