package dev.sourcebound.llm;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/// A status other than success. The body is not kept: it may repeat the key or the question.
final class ModelHttpException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final boolean filtered;

    /// @param retryAfter how long to wait before the next call; zero where that is not said
    /// @param filtered whether it is the provider's filter that refused
    ModelHttpException(int status, Duration retryAfter, boolean filtered) {
        super(status, "status " + status);
        this.retryAfter = retryAfter;
        this.filtered = filtered;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    boolean isFiltered() {
        return filtered;
    }
}
