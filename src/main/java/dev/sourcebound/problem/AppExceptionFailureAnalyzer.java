package dev.sourcebound.problem;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Turns a start that failed with an [AppException] into its message, in place of a stack trace.
/// Spring finds it through `META-INF/spring.factories`.
final class AppExceptionFailureAnalyzer extends AbstractFailureAnalyzer<AppException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AppException cause) {
        return new FailureAnalysis(cause.getMessage(), action(cause.code()), cause);
    }

    private static String action(ErrorCode code) {
        return switch (code.kind()) {
            case CALLER ->
                    "Mend what is named above, then start again (%s).".formatted(code.slug());
            case DEPENDENCY ->
                    "Start again when what is named above is there (%s).".formatted(code.slug());
            case INTERNAL ->
                    "This is a defect of the program: report it with its log (%s)."
                            .formatted(code.slug());
        };
    }
}
