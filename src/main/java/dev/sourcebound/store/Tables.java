package dev.sourcebound.store;

import java.util.concurrent.ConcurrentMap;

/// The tables of a file, by name.
public interface Tables {

    /// A table, made where it is absent. It is iterated in the order of its keys, and what is
    /// changed is on disk after the change that asked for it has been told.
    ///
    /// @param <K> `String` or `Long`
    /// @param <V> likewise
    <K, V> ConcurrentMap<K, V> table(String name);
}
