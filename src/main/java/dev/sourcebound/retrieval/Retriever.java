package dev.sourcebound.retrieval;

import java.util.List;
import java.util.Set;

/// Finds the passages that may answer a question. Thread-safe.
public interface Retriever {

    /// The best passages, best first; ties are broken by passage id, so the order is total.
    ///
    /// @param question what is asked
    /// @param k how many at most, `>= 1`
    /// @param sources only from these; empty means from all
    List<Hit> retrieve(String question, int k, Set<String> sources);
}
