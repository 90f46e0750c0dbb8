package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import java.util.List;

/// Reads passages for a question. Thread-safe and deterministic.
public interface PassageReader {

    /// Every sentence that may answer, by falling support, ties by the place in the text; empty
    /// where none may.
    ///
    /// @param question a question that stands alone
    /// @param passages what retrieval found, best first
    List<Reading> read(String question, List<Passage> passages);

    /// Name and version of what reads, for `provenance`.
    String label();
}
