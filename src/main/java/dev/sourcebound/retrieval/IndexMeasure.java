package dev.sourcebound.retrieval;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.retrieval.Nearest.Near;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What can be measured of the index of the sources as they are now, where this process has it.
/// Thread-safe.
public final class IndexMeasure {

    private final Supplier<PassageIndex> index;

    IndexMeasure(Supplier<PassageIndex> index) {
        this.index = index;
    }

    /// How well the nearest passages of a vector are found.
    ///
    /// @param recall the part of the truly nearest that is among what a search for a question looks
    ///   at, `[0, 1]`; what is true is found by comparing with each passage
    /// @param milliseconds how long it took to find them
    public record Nearness(double recall, double milliseconds) {}

    /// How many passages the index holds.
    public int passages() {
        return index.get().size();
    }

    /// How many pieces are searched one after the other.
    public int pieces() {
        return here().reader().leaves().size();
    }

    /// Looks for the passages that are nearest to a vector.
    ///
    /// @param most how many truly nearest, `>= 1`
    /// @param depth how many are looked for
    public Nearness nearness(float[] vector, int most, int depth) {
        Nearest nearest = here().nearest();
        try {
            long started = System.nanoTime();
            Set<Integer> found = new HashSet<>(nearest.numbers(vector, depth, null));
            double milliseconds = (System.nanoTime() - started) / 1e6;
            List<Near> truly = nearest.compared(vector, most, null);
            long among = truly.stream().filter(near -> found.contains(near.number())).count();
            return new Nearness((double) among / truly.size(), milliseconds);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the index failed", e);
        }
    }

    private LuceneIndex here() {
        if (index.get() instanceof LuceneIndex here) {
            return here;
        }
        throw new AppException(
                ErrorCode.INDEX_INVALID,
                "Of an index in a cluster this cannot be measured; leave sourcebound.index.opensearch.urls out.");
    }
}
