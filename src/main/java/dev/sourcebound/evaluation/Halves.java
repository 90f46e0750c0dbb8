package dev.sourcebound.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Labelled documents in two halves, every other one each, so that both have documents of every
/// file: what is fitted on one is tried on the other.
final class Halves {

    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param sourceIds the documents, in order; one that is named again changes nothing
    Halves(Stream<String> sourceIds) {
        sourceIds.distinct().forEach(id -> numbers.put(id, numbers.size()));
    }

    /// 0 or 1.
    ///
    /// @param sourceId one of the documents
    int of(String sourceId) {
        Integer number = numbers.get(sourceId);
        if (number == null) {
            throw new IllegalArgumentException("there is no document " + sourceId);
        }
        return number % 2;
    }

    /// What is about the documents of one half.
    ///
    /// @param sourceId the document that each is about
    /// @param half 0 or 1
    <T> List<T> half(List<T> all, Function<T, String> sourceId, int half) {
        return all.stream().filter(each -> of(sourceId.apply(each)) == half).toList();
    }
}
