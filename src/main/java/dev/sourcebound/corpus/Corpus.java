package dev.sourcebound.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// All sources, by id. They may change at any time, all at once, from one [Edition] to the next;
/// whoever needs several looks to agree takes them within [#pinned]. Thread-safe.
public final class Corpus {

    private final ScopedValue<Edition> pinned = ScopedValue.newInstance();
    private final OldRevisions old;
    private volatile Edition current;

    /// Sources that stay as they are.
    ///
    /// @throws IllegalArgumentException where two sources have one id
    public Corpus(Collection<Source> sources) {
        this(new Edition(sources), new OldRevisions(0));
    }

    /// @param old texts that have been replaced
    Corpus(Edition first, OldRevisions old) {
        this.current = first;
        this.old = old;
    }

    /// Does some work to which the sources stay as they are now, on this thread. Within it, and
    /// within work in it, every look sees the same edition.
    public <T> T pinned(Supplier<T> work) {
        if (pinned.isBound()) {
            return work.get();
        }
        Edition held = held();
        try {
            return ScopedValue.where(pinned, held).call(work::get);
        } finally {
            held.release();
        }
    }

    /// The edition that this work is pinned to, or the newest one.
    public Edition edition() {
        return pinned.orElse(current);
    }

    public Optional<Source> find(String id) {
        return edition().find(id);
    }

    /// A source in one of its revisions: the one of now, or one that has been replaced and is still
    /// kept.
    public Optional<Source> find(String id, String revision) {
        return find(id).filter(source -> source.revision().equals(revision))
                .or(() -> old.find(id, revision));
    }

    /// Whether there was a source of this id, and there is none now.
    public boolean wasRemoved(String id) {
        return find(id).isEmpty() && old.wasRemoved(id);
    }

    /// In the order of their ids.
    public List<Source> sources() {
        return edition().sources();
    }

    public Set<String> ids() {
        return edition().ids();
    }

    /// From now on, these are the sources.
    void publish(Edition next) {
        Edition before = current;
        old.follow(before.sources(), next);
        current = next;
        before.follow();
        before.release();
    }

    /// The newest edition, kept from ending.
    private Edition held() {
        Edition newest = current;
        while (!newest.hold()) {
            newest = current;
        }
        return newest;
    }
}
