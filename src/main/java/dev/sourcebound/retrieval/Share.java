package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import java.util.List;

/// What part of some texts has been cut, by which the number of their passages is told before all
/// are. For one thread.
final class Share {

    private final long all;
    private long ended;
    private long done;

    Share(List<SourcePassages> sources) {
        this.all = sources.stream().mapToLong(SourcePassages::length).sum();
    }

    /// Told of each passage as it is cut.
    void passage(Passage passage) {
        done = ended + passage.span().end();
    }

    /// Told of each source after its last passage.
    void source(SourcePassages source) {
        ended += source.length();
        done = ended;
    }

    /// How many passages there will be, as far as can be told.
    ///
    /// @param passages that were cut
    int total(int passages) {
        return done == 0 ? passages : (int) Math.round((double) passages * all / done);
    }
}
