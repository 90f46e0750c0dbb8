package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import java.io.Closeable;
import java.util.List;

/// Keeps an index and brings it to hold just what it shall: [IndexStore] in this process,
/// [OpenSearchStore] in a cluster that several processes share. What is there already is left as it
/// is; of a source that has changed, only the passages that have are embedded again. One change at
/// a time.
interface PassageIndices extends Closeable {

    /// The index of just these sources. Indices that were opened before stay as they are.
    ///
    /// @param progress told of what is embedded
    PassageIndex open(List<SourcePassages> sources, Progress progress);

    @Override
    void close();
}
