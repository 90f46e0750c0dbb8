package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.corpus.Library;
import dev.sourcebound.corpus.SourceState;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the files of the folder of sources stand.
///
/// @param problem why the folder cannot be followed just now; null where it is
/// @param states in the order of the files' names
/// @param next what to send as `after` for those that follow; left out where none does
@JsonPropertyOrder({"problem", "states", "next"})
record SourceStatesBody(
        @Nullable String problem,
        List<StateBody> states,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    static SourceStatesBody of(Library library, ListRequest asked) {
        ListRequest.Part<SourceState> part = asked.part(library.states(), SourceState::file);
        return new SourceStatesBody(
                library.problem(), part.items().stream().map(StateBody::of).toList(), part.next());
    }

    /// How one file stands.
    ///
    /// @param id of the source that it is or would be
    /// @param format such as `pdf`; null where the file is missing
    /// @param status `indexed`, `pending` or `refused`
    /// @param reason why it is refused, such as `encrypted`; else null
    /// @param message the same in words, with how to mend it; else null
    /// @param revision of its text that questions are answered from; null where there is none
    /// @param since when it came to stand so, as RFC 3339
    @JsonPropertyOrder({"id", "file", "format", "status", "reason", "message", "revision", "since"})
    record StateBody(
            String id,
            String file,
            @Nullable String format,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String revision,
            String since) {

        static StateBody of(SourceState state) {
            Reason reason = state.reason();
            return new StateBody(
                    state.id(),
                    state.file(),
                    state.format() == null ? null : state.format().name().toLowerCase(Locale.ROOT),
                    state.status().slug(),
                    reason == null ? null : reason.slug(),
                    state.message(),
                    state.revision(),
                    state.since().toString());
        }
    }
}
