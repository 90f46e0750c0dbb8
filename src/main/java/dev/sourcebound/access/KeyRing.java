package dev.sourcebound.access;

import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of a file, as they stand in it now: a key that is added opens, one that is taken out
/// closes, without a restart. Where the file cannot be used any more, the keys of before stay, and
/// the log says so. Thread-safe.
final class KeyRing implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    private static final int LONGEST = 128;
    private static final byte[] NO_HASH = new byte[32];

    private final KeyFile file;
    private final Set<CollectionName> collections;
    private final ScheduledExecutorService clock;
    private volatile Map<String, ApiKey> keys;
    private volatile boolean broken;

    /// @param collections that a key may be for
    /// @throws AppException where the file cannot be used at the start
    KeyRing(KeyFile file, Set<CollectionName> collections) {
        this.file = file;
        this.collections = Set.copyOf(collections);
        this.keys = read();
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("keys").factory());
    }

    /// Looks at the file again and again from now on. Its whole text is read: a change within one
    /// tick of a file system's clock, or behind a link, would not be seen from outside.
    ///
    /// @param every `> 0`
    void watch(Duration every) {
        var _ =
                clock.scheduleWithFixedDelay(
                        this::reread, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void reread() {
        try {
            Map<String, ApiKey> now = read();
            if (!now.equals(keys)) {
                log.info("{} keys are in force, read anew from {}", now.size(), file.path());
            }
            keys = now;
            broken = false;
        } catch (AppException e) {
            if (!broken) {
                log.error("{} The {} keys of before stay in force.", e.getMessage(), keys.size());
            }
            broken = true;
        }
    }

    /// The key that somebody shows; empty where it is none. In a time that does not tell how much
    /// of it is right.
    Optional<ApiKey> find(String shown) {
        Optional<ApiKey> named = idOf(shown).flatMap(id -> Optional.ofNullable(keys.get(id)));
        byte[] expected = named.map(ApiKey::hash).orElse(NO_HASH);
        byte[] given = NewKey.hash(shown.length() > LONGEST ? "" : shown);
        return MessageDigest.isEqual(expected, given) ? named : Optional.empty();
    }

    /// A name that is none is a slip: whoever has the key would wonder for ever.
    private Map<String, ApiKey> read() {
        Map<String, ApiKey> read = file.read();
        for (ApiKey key : read.values()) {
            for (String name : key.collections() == null ? Set.<String>of() : key.collections()) {
                if (!collections.contains(new CollectionName(name))) {
                    throw new AppException(
                            ErrorCode.ACCESS_INVALID,
                            "The file of keys %s cannot be used: the key %s is for the collection '%s', and there is none of that name among %s; mend its line, or set sourcebound.collections.%s.corpus.folder."
                                    .formatted(
                                            file.path(),
                                            key.id(),
                                            name,
                                            new TreeSet<>(collections),
                                            name));
                }
            }
        }
        return read;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Optional<String> idOf(String shown) {
        int begin = NewKey.PREFIX.length();
        int end = shown.indexOf('_', begin);
        return shown.startsWith(NewKey.PREFIX) && end > begin
                ? Optional.of(shown.substring(begin, end))
                : Optional.empty();
    }
}
