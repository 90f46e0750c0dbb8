package dev.sourcebound.corpus;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Texts that have been replaced, the latest of them, so that what was cited can still be looked
/// up. What has been removed is not kept: whoever takes a document out wants it gone. Thread-safe.
final class OldRevisions {

    /// How many ids of removed sources are remembered.
    private static final int MOST_REMOVED = 10_000;

    private final long most;
    private final Map<Key, Source> sources = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private long length;

    private record Key(String id, String revision) {}

    /// @param most code units that are kept
    OldRevisions(long most) {
        this.most = most;
    }

    /// Takes over what an edition does away with.
    ///
    /// @param before the sources before it
    void follow(Collection<Source> before, Edition next) {
        for (Source source : before) {
            Optional<Source> now = next.find(source.id());
            if (now.isEmpty()) {
                forget(source.id());
            } else if (!now.get().revision().equals(source.revision())) {
                keep(source);
            }
        }
    }

    /// All that are kept, the one kept longest first.
    synchronized List<Source> kept() {
        return List.copyOf(sources.values());
    }

    /// The ids of what was removed, in the order in which it was.
    synchronized List<String> removed() {
        return List.copyOf(removed);
    }

    synchronized Optional<Source> find(String id, String revision) {
        return Optional.ofNullable(sources.get(new Key(id, revision)));
    }

    /// Keeps one, in place of those that were kept longest.
    synchronized void keep(Source source) {
        Key key = new Key(source.id(), source.revision());
        Source same = sources.remove(key);
        length += source.length() - (same == null ? 0 : same.length());
        sources.put(key, source);
        Iterator<Source> oldest = sources.values().iterator();
        while (length > most) {
            length -= oldest.next().length();
            oldest.remove();
        }
    }

    /// Forgets all texts of a source that is no longer there, but not that it was.
    synchronized void forget(String id) {
        Iterator<Map.Entry<Key, Source>> each = sources.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Key, Source> entry = each.next();
            if (entry.getKey().id().equals(id)) {
                length -= entry.getValue().length();
                each.remove();
            }
        }
        removed.add(id);
        if (removed.size() > MOST_REMOVED) {
            removed.remove(removed.iterator().next());
        }
    }

    /// Whether a source was there and has been removed.
    synchronized boolean wasRemoved(String id) {
        return removed.contains(id);
    }
}
