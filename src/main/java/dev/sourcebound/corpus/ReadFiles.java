package dev.sourcebound.corpus;

import static java.util.stream.Collectors.toSet;

import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.SourceStates.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been made of each file of a folder, now and in earlier programs. One thread at a time.
final class ReadFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ReadFiles.class);

    private final Map<String, Known> known = new TreeMap<>();
    private final Shelf shelf;
    private final OldRevisions old;

    /// @param oldText how many code units of texts are kept that have been replaced
    ReadFiles(Shelf shelf, long oldText, SourceFolder.Listing listing) {
        this.shelf = shelf;
        this.old = new OldRevisions(oldText);
        shelf.restore(old);
        known.putAll(shelf.known(listing));
    }

    /// Texts that have been replaced.
    OldRevisions old() {
        return old;
    }

    /// What has been made of each file, by its name.
    Map<String, Known> known() {
        return known;
    }

    boolean isKnown(SourceFile file) {
        Known before = known.get(file.name());
        return before != null && before.file().equals(file);
    }

    /// Notes what a file has become.
    void note(SourceFile file, Made made) {
        Known before = known.get(file.name());
        Made kept =
                switch (made) {
                    case Made.Of(Source source) -> new Made.Of(inKeeping(source, before));
                    case Made.Refused refused -> {
                        LOG.warn("{} {}.", file.path(), refused.message());
                        yield refused;
                    }
                };
        known.put(file.name(), new Known(file, kept, Instant.now()));
    }

    /// What is kept already is not kept once more. What it replaces stays to be looked up, even if
    /// this program ends before the new text is searched.
    private Source inKeeping(Source source, @Nullable Known before) {
        if (before == null || !(before.made() instanceof Made.Of(Source last))) {
            return shelf.put(source);
        }
        if (last.revision().equals(source.revision())) {
            return source.with(last.body());
        }
        old.keep(last);
        return shelf.put(source);
    }

    /// Forgets the files that are not in a listing.
    void forgetOthers(SourceFolder.Listing listing) {
        known.keySet().retainAll(listing.files().stream().map(SourceFile::name).collect(toSet()));
    }

    /// The sources, by id. Of two files with one id the first by name is taken.
    Collection<Source> sources() {
        Map<String, Source> sources = new TreeMap<>();
        for (Known each : known.values()) {
            if (each.made() instanceof Made.Of(Source source)) {
                sources.putIfAbsent(source.id(), source);
            }
        }
        return List.copyOf(sources.values());
    }

    /// From now on, a program that starts knows all this.
    void commit() {
        shelf.commit(known.values(), old);
    }

    void close() {
        shelf.close();
    }
}
