package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.corpus.Library;
import dev.sourcebound.corpus.SourceState;
import dev.sourcebound.corpus.SourceState.Status;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the files of the folder of sources stand.
///
/// @param problem why the folder cannot be followed just now; null where it is
/// @param states those that were asked for, in the order of the files' names
/// @param next what to send as `after` for those that follow; left out where none does
/// @param counts of all files, whatever was asked for
@JsonPropertyOrder({"problem", "states", "next", "counts"})
record SourceStatesBody(
        @Nullable String problem,
        List<StateBody> states,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
        CountsBody counts) {

    /// @param status of the states that are asked for; null for all
    static SourceStatesBody of(Library library, @Nullable Status status, ListRequest asked) {
        List<SourceState> all = library.states();
        ListRequest.Part<SourceState> part =
                asked.part(
                        status == null
                                ? all
                                : all.stream().filter(each -> each.status() == status).toList(),
                        SourceState::file);
        return new SourceStatesBody(
                library.problem(),
                part.items().stream().map(StateBody::of).toList(),
                part.next(),
                CountsBody.of(all));
    }

    /// How many files stand so.
    ///
    /// @param indexed questions are answered from these
    /// @param pending they will be from these
    /// @param refused they are not from these
    @JsonPropertyOrder({"indexed", "pending", "refused"})
    record CountsBody(long indexed, long pending, long refused) {

        private static CountsBody of(List<SourceState> states) {
            return new CountsBody(
                    count(states, Status.INDEXED),
                    count(states, Status.PENDING),
                    count(states, Status.REFUSED));
        }

        private static long count(List<SourceState> states, Status status) {
            return states.stream().filter(each -> each.status() == status).count();
        }
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
