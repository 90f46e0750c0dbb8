package dev.sourcebound.corpus;

import java.util.Collection;
import java.util.Map;

/// Where what has been read of a folder is kept. One thread at a time.
interface Shelf extends AutoCloseable {

    /// Keeps all in memory, and nothing beyond the end of the program.
    Shelf IN_MEMORY = new Shelf() {};

    /// What an earlier program made of each file, by the file's name: of one that is as it was, and
    /// of others, which have to be read again.
    default Map<String, SourceStates.Known> known(SourceFolder.Listing listing) {
        return Map.of();
    }

    /// Puts into `old` what an earlier program kept of texts that have been replaced.
    default void restore(OldRevisions old) {}

    /// Takes a source into its keeping.
    default Source put(Source source) {
        return source;
    }

    /// From now on, this is what is kept. A program that ends before has kept what was before.
    default void commit(Collection<SourceStates.Known> known, OldRevisions old) {}

    @Override
    default void close() {}
}
