package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.store.Leases;
import dev.sourcebound.store.Leases.Lease;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Keeps an index in a cluster that several servers share. Each edition of the passages has an
/// index of its own, named by a digest of all that decides what it holds, so that no server ever
/// searches another edition than the one whose texts it shows: what two servers call the same is
/// the same. One of them makes it, the one that has the lease; the others wait until the alias is
/// there, which comes with the last step. An index that is made never changes.
final class OpenSearchStore implements PassageIndices {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchStore.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /// Digits of a digest that tell one edition from another.
    private static final int DIGITS = 24;

    private final OpenSearchSettings settings;
    private final String name;
    private final OpenSearchCluster cluster;
    private final OpenSearchNames names;
    private final Embedder embedder;
    private final OpenSearchEmbeddings embeddings;
    private final Leases leases;
    private final AtomicBoolean mending = new AtomicBoolean();

    /// @param name what its indices are called, see [OpenSearchNames#of]
    /// @param tokens whether the vectors of the passages' tokens are kept
    OpenSearchStore(
            OpenSearchSettings settings,
            String name,
            Embedder embedder,
            boolean tokens,
            Leases leases) {
        this.settings = settings;
        this.name = name;
        this.cluster = new OpenSearchCluster(settings);
        this.names = new OpenSearchNames(cluster, name, settings.keepOld());
        this.embedder = embedder;
        this.embeddings = new OpenSearchEmbeddings(tokens, embedder.fingerprint().dimension());
        this.leases = leases;
    }

    /// @throws AppException `INDEX_UNAVAILABLE` where the cluster cannot be used now;
    ///   `INDEX_INVALID` where it refuses this program, or the index is another program's
    @Override
    public OpenSearchIndex open(List<SourcePassages> sources, Progress progress) {
        String edition = edition(sources);
        while (true) {
            Optional<OpenSearchIndex> made = find(edition, sources);
            if (made.isPresent()) {
                goBackTo(edition);
                return made.get();
            }
            Optional<Lease> writer = writer();
            if (writer.isPresent()) {
                try (Lease _ = writer.get()) {
                    // Whoever had the lease before may have made it.
                    if (find(edition, sources).isEmpty()) {
                        new OpenSearchBuild(
                                        cluster,
                                        settings,
                                        embedder,
                                        fingerprint(),
                                        names,
                                        embeddings)
                                .make(edition, sources, progress);
                    }
                }
            } else {
                OpenSearchCluster.pause(BETWEEN_LOOKS);
            }
        }
    }

    private Optional<Lease> writer() {
        return leases.take("index " + name);
    }

    /// Says that an edition which another took the place of is the newest again, so that it is kept
    /// as long as it is used. Whoever makes another one just now is not waited for: that one is
    /// newer.
    private void goBackTo(String edition) {
        if (!names.isCurrent(edition)) {
            writer().ifPresent(lease -> {
                try (lease) {
                    names.goBackTo(edition);
                }
            });
        }
    }

    @Override
    public void close() {
        cluster.close();
    }

    private Optional<OpenSearchIndex> find(String edition, List<SourcePassages> sources) {
        return cluster.get("/" + edition)
                .map(found -> {
                    JsonNode made = found.iterator().next();
                    requireOurs(edition, made);
                    requireNotRed(edition);
                    int size = made.at("/mappings/_meta/passages").asInt();
                    return new OpenSearchIndex(
                            cluster,
                            edition,
                            size,
                            size <= settings.exactUpTo(),
                            embeddings,
                            () -> mend(sources));
                });
    }

    /// Makes an index anew that was taken away. Where the cluster cannot be used at all, whoever
    /// searches next tries again.
    private void mend(List<SourcePassages> sources) {
        if (mending.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("index")
                    .start(() -> {
                        try {
                            open(sources, Progress.NONE).close();
                        } catch (RuntimeException e) {
                            LOG.warn("The index could not be made anew: {}", e.getMessage());
                        } finally {
                            mending.set(false);
                        }
                    });
        }
    }

    private void requireOurs(String edition, JsonNode made) {
        for (Map.Entry<String, String> each : new TreeMap<>(fingerprint().toMap()).entrySet()) {
            String there = made.at("/mappings/_meta/" + each.getKey()).asString("");
            if (!there.equals(each.getValue())) {
                throw new AppException(
                        ErrorCode.INDEX_INVALID,
                        "The index '%s' at %s was made with the %s '%s', and this program has '%s'; take that alias away, or set another sourcebound.index.opensearch.name."
                                .formatted(
                                        edition,
                                        cluster.name(),
                                        each.getKey(),
                                        there,
                                        each.getValue()));
            }
        }
    }

    private void requireNotRed(String edition) {
        if (cluster.isRed(edition)) {
            throw cluster.red(edition);
        }
    }

    private IndexFingerprint fingerprint() {
        IndexFingerprint inProcess = IndexFingerprint.of(embedder.fingerprint());
        return new IndexFingerprint(
                inProcess.embedder(),
                inProcess.terms(),
                String.join(
                        " ",
                        inProcess.fields(),
                        OpenSearchDocument.VERSION,
                        embeddings.tokens() ? KeptTokens.VERSION : "no tokens"));
    }

    private String edition(List<SourcePassages> sources) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        DigestUtils.updateDigest(digest, fingerprint() + "\n" + settings.shards() + "\n");
        sources.stream()
                .map(SourcePassages::made)
                .sorted()
                .forEach(made -> DigestUtils.updateDigest(digest, made + "\n"));
        return name + "." + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
