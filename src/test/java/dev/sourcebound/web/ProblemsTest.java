package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class ProblemsTest {

    private final Problems problems =
            new Problems(
                    new WebSettings(
                            DataSize.ofKilobytes(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            1,
                            1,
                            Duration.ofSeconds(1),
                            1));

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, INVALID_REQUEST, true",
        "NOT_FOUND, 404, NOT_FOUND, true",
        "TOO_LARGE, 413, TOO_LARGE, true",
        "ORIGIN_REFUSED, 403, ORIGIN_REFUSED, true",
        "TOKEN_REFUSED, 401, TOKEN_REFUSED, true",
        "KEY_REFUSED, 401, KEY_REFUSED, true",
        "NOT_ALLOWED, 403, NOT_ALLOWED, true",
        "BUDGET_SPENT, 429, BUDGET_SPENT, true",
        "STARTING, 503, STARTING, true",
        "COLLECTION_UNUSABLE, 503, COLLECTION_UNUSABLE, true",
        "OVERLOADED, 503, OVERLOADED, true",
        "INDEX_UNAVAILABLE, 503, INDEX_UNAVAILABLE, false",
        "STORE_UNAVAILABLE, 503, STORE_UNAVAILABLE, false",
        "STORE_FAILED, 503, STORE_FAILED, true",
        "TIMED_OUT, 504, TIMED_OUT, true",
        "CORPUS_INVALID, 500, INTERNAL, false",
        "MODEL_INVALID, 500, INTERNAL, false",
        "INDEX_INVALID, 500, INTERNAL, false",
        "STORE_INVALID, 500, INTERNAL, false",
        "ACCESS_INVALID, 500, INTERNAL, false",
        "COLLECTION_INVALID, 500, INTERNAL, false",
        "COMMAND_INVALID, 500, INTERNAL, false",
        "INTERNAL, 500, INTERNAL, false"
    })
    void everyCodeHasItsStatusAndOnlyTheCallersOwnFaultsAreTold(
            ErrorCode code, int status, ErrorCode told, boolean detailTold) {
        Problem problem = problems.of(new AppException(code, "the message"));
        assertThat(problem.status().value()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(told);
        assertThat(problem.detail().equals("the message")).isEqualTo(detailTold);
        assertThat(problem.headers().containsHeader(HttpHeaders.RETRY_AFTER))
                .isEqualTo(code.retryable());
        assertThat(problem.headers().containsHeader(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo(status == 401);
    }

    @Test
    void whoIsToldToWaitIsToldNoTimeTooShort() {
        for (long millis : new long[] {1, 1_000, 1_001, 2_000}) {
            Problem problem =
                    problems.of(
                            AppException.after(
                                    Duration.ofMillis(millis), ErrorCode.BUDGET_SPENT, "Wait."));
            assertThat(problem.headers().getFirst(HttpHeaders.RETRY_AFTER))
                    .isEqualTo(millis > 1_000 ? "2" : "1");
        }
    }
}
