package dev.sourcebound.store;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who does what only one may do at a time, among all that share a store. Thread-safe.
public interface Leases {

    /// Takes a lease unless somebody has it. It is kept until it is closed, or some seconds after
    /// the end of the process that has it.
    ///
    /// @param name what may be done, at most 200 characters
    /// @return empty where somebody has it
    Optional<Lease> take(String name);

    /// A lease that was taken.
    interface Lease extends AutoCloseable {

        /// Gives it back.
        @Override
        void close();
    }

    /// Among the threads of this process.
    static Leases ofThisProcess() {
        Set<String> taken = ConcurrentHashMap.newKeySet();
        return name -> taken.add(name) ? Optional.of(() -> taken.remove(name)) : Optional.empty();
    }
}
