package dev.sourcebound.corpus;

import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.SourceState.Status;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells how the files of a folder stand.
///
/// @param known what has been made of each file, by its name
/// @param edition what questions are answered from
record SourceStates(SourceFolder folder, Map<String, Known> known, Edition edition) {

    /// What has been made of a file.
    ///
    /// @param file as it was when it was read
    record Known(SourceFile file, Made made, Instant since) {}

    /// In the order of the files' names, of which no two are alike.
    List<SourceState> of(SourceFolder.Listing listing) {
        List<SourceState> states = new ArrayList<>();
        Map<String, String> fileOf = new HashMap<>();
        for (SourceFile file : listing.files()) {
            states.add(state(file, known.get(file.name()), fileOf));
        }
        for (SourceCatalog.Entry entry : listing.missing()) {
            states.add(missing(entry));
        }
        for (String folder : listing.closed()) {
            states.add(closed(folder));
        }
        states.sort(Comparator.comparing(SourceState::file));
        return List.copyOf(states);
    }

    private SourceState state(SourceFile file, @Nullable Known made, Map<String, String> fileOf) {
        if (made == null) {
            return state(file, Status.PENDING, null, Instant.now());
        }
        if (made.made() instanceof Made.Refused(Reason reason, String message)) {
            return refused(made, reason, "%s %s.".formatted(file.name(), message));
        }
        String id = file.id();
        String other = fileOf.putIfAbsent(id, file.name());
        if (other != null) {
            String message = SourceFolder.twice(folder.path().resolve(other), file);
            return refused(made, Reason.ID_TAKEN, message);
        }
        Optional<Source> used = edition.find(id);
        boolean same = made.file().equals(file) && used.isPresent();
        return state(
                file,
                same ? Status.INDEXED : Status.PENDING,
                used.map(Source::revision).orElse(null),
                made.since());
    }

    private static SourceState state(
            SourceFile file, Status status, @Nullable String revision, Instant since) {
        return new SourceState(
                file.id(), file.name(), file.format(), status, null, null, revision, since);
    }

    private static SourceState refused(Known made, Reason reason, String message) {
        SourceFile file = made.file();
        return new SourceState(
                file.id(),
                file.name(),
                file.format(),
                Status.REFUSED,
                reason,
                message,
                null,
                made.since());
    }

    private SourceState missing(SourceCatalog.Entry entry) {
        return refused(entry.id(), entry.file(), Reason.MISSING, folder.missing(entry));
    }

    private SourceState closed(String name) {
        return refused(name, name, Reason.UNREADABLE, folder.closed(name));
    }

    /// What is no file.
    private static SourceState refused(String id, String name, Reason reason, String message) {
        return new SourceState(
                id, name, null, Status.REFUSED, reason, message, null, Instant.now());
    }
}
