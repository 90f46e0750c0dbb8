package dev.sourcebound.web.openai;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.web.Problem;
import dev.sourcebound.web.ProblemForm;
import org.jspecify.annotations.Nullable;

/// Failures as OpenAI's API tells them. Its clients retry 408, 409, 429 and 5xx, and heed
/// `Retry-After`.
final class OpenAiProblems implements ProblemForm {

    private static final String MODELS = "/v1/models";

    @Override
    public boolean covers(String path) {
        return path.startsWith("/v1/chat/") || path.equals(MODELS) || path.startsWith(MODELS + "/");
    }

    @Override
    public ErrorBody body(Problem problem) {
        return new ErrorBody(
                new Failure(
                        problem.detail(),
                        problem.status().is4xxClientError()
                                ? "invalid_request_error"
                                : "server_error",
                        problem.field(),
                        code(problem)));
    }

    /// Clients switch on this name; where theirs is no better than ours, ours is told.
    private static String code(Problem problem) {
        return problem.code() == ErrorCode.NOT_FOUND
                        && CompletionRequest.MODEL.equals(problem.field())
                ? "model_not_found"
                : problem.code().slug();
    }

    /// What is told of a failure, in place of a result.
    record ErrorBody(Failure error) {}

    /// @param type `invalid_request_error` or `server_error`
    /// @param param the field that has to be mended, or null
    /// @param code `model_not_found`, or the code of the problem
    @JsonPropertyOrder({"message", "type", "param", "code"})
    record Failure(String message, String type, @Nullable String param, String code) {}
}
