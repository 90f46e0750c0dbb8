package dev.sourcebound.web.openai;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.web.Fields;
import java.time.Instant;
import java.util.List;

/// The names that clients may call this program by.
final class Models {

    private final List<String> names;
    private final List<String> others;
    private final Instant since;

    /// @param since when this process began: what it answers with may differ from one to the next
    Models(List<String> names, Instant since) {
        this(names, List.of(), since);
    }

    /// @param others further names, which are taken and not listed
    Models(List<String> names, List<String> others, Instant since) {
        this.names = List.copyOf(names);
        this.others = List.copyOf(others);
        this.since = since;
    }

    List<ModelBody> all() {
        return names.stream().map(this::body).toList();
    }

    /// @throws AppException `NOT_FOUND` where there is no such model
    ModelBody find(String name) {
        if (!names.contains(name) && !others.contains(name)) {
            throw AppException.inField(
                    ErrorCode.NOT_FOUND,
                    CompletionRequest.MODEL,
                    "The model '%s' does not exist; GET /v1/models lists what there is."
                            .formatted(Fields.shown(name)));
        }
        return body(name);
    }

    ModelBody body(String name) {
        return new ModelBody(name, "model", since.getEpochSecond(), "sourcebound");
    }
}
