package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Keeps an index and brings it to hold just what it shall. Each change is one commit of its
/// passages: whoever opens the index, after a kill at any moment too, finds it before the change or
/// after it; only a change of many thousand passages is committed in steps, from which the next
/// start goes on, while whoever has the index open sees nothing of them. What is there already is
/// left as it is; of a source that has changed, only the passages that have are embedded again. An
/// index of another model or version is made anew. A folder that holds something else is refused,
/// so that a wrong path destroys nothing. One change at a time.
final class IndexStore implements PassageIndices {

    private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);

    /// The names of Lucene's files, those of an index that was never finished among them.
    private static final Predicate<String> OURS =
            Pattern.compile("write\\.lock|(?:pending_)?segments_\\w+|_[\\w-]+\\.\\w+(?:\\.tmp)?")
                    .asMatchPredicate();

    /// What the sources keep there.
    private static final String TEXTS = "texts";

    private static final Predicate<String> FOLDERS = Set.of(TEXTS, IndexPlace.TOKENS)::contains;

    /// Code units of a passage, about.
    private static final int PASSAGE = 500;

    private final @Nullable Path path;
    private final Embedder embedder;
    private final VectorSearch vectors;
    private final boolean tokens;
    private final int step;
    private @Nullable IndexPlace place;

    /// @param path a folder, or null for memory
    IndexStore(@Nullable Path path, Embedder embedder) {
        this(path, embedder, VectorSearch.AUTO, true);
    }

    /// @param vectors how the nearest passages are looked for in what is written from now on
    /// @param tokens whether the vectors of tokens are kept; in memory they never are
    IndexStore(@Nullable Path path, Embedder embedder, VectorSearch vectors, boolean tokens) {
        this(path, embedder, vectors, tokens, IndexChange.STEP);
    }

    /// @param step passages after which a change that is far from done is committed
    IndexStore(
            @Nullable Path path,
            Embedder embedder,
            VectorSearch vectors,
            boolean tokens,
            int step) {
        this.path = path;
        this.embedder = embedder;
        this.vectors = vectors;
        this.tokens = tokens;
        this.step = step;
    }

    /// The index of just these passages.
    ///
    /// @throws AppException `INDEX_INVALID` where the folder cannot be used
    LuceneIndex open(List<Passage> passages) {
        Map<String, List<Passage>> bySource =
                passages.stream()
                        .collect(groupingBy(Passage::sourceId, LinkedHashMap::new, toList()));
        return open(bySource.values().stream().map(SourcePassages::of).toList(), Progress.NONE);
    }

    /// @throws AppException `INDEX_INVALID` where the folder cannot be used
    @Override
    public LuceneIndex open(List<SourcePassages> sources, Progress progress) {
        try {
            IndexPlace here = place();
            try (IndexPlace.Opened before = usable(here)) {
                bring(here, before, sources, progress);
            }
            return new LuceneIndex(here.open(embedder.fingerprint()));
        } catch (LockObtainFailedException e) {
            throw unusable(
                    "another program is writing to it; stop that one or name another folder", e);
        } catch (IOException e) {
            throw unusable(e + "; mend the folder or name another one", e);
        }
    }

    @Override
    public void close() {
        IndexPlace open = place;
        place = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            throw unusable(e + "; mend the folder or name another one", e);
        }
    }

    private void bring(
            IndexPlace here,
            IndexPlace.@Nullable Opened before,
            List<SourcePassages> sources,
            Progress progress)
            throws IOException {
        Set<String> there = before == null ? Set.of() : before.made();
        Set<String> withTokens = before == null ? Set.of() : before.madeWithTokens();
        Set<String> wanted = new HashSet<>();
        List<SourcePassages> missing = new ArrayList<>();
        List<SourcePassages> withoutTokens = new ArrayList<>();
        for (SourcePassages source : sources) {
            wanted.add(source.made());
            if (!there.contains(source.made())) {
                missing.add(source);
            } else if (here.tokens() != null && !withTokens.contains(source.made())) {
                withoutTokens.add(source);
            }
        }
        List<String> surplus =
                Stream.concat(there.stream(), withTokens.stream())
                        .distinct()
                        .filter(made -> !wanted.contains(made))
                        .sorted()
                        .toList();
        List<SourcePassages> toAdd =
                Stream.concat(missing.stream(), withoutTokens.stream()).toList();
        if (before != null && toAdd.isEmpty() && surplus.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        long expected =
                (before == null ? 0 : before.passages().numDocs())
                        + missing.stream().mapToLong(SourcePassages::length).sum() / PASSAGE;
        try (IndexChange change =
                new IndexChange(here, before, embedder, vectors, expected, step, progress)) {
            change.add(toAdd, there);
            change.remove(surplus);
            change.commit();
            LOG.info(
                    "Indexed {} passages of {} sources in {} ms, {} of them embedded before; {}"
                            + " sources taken out",
                    change.added(),
                    toAdd.size(),
                    (System.nanoTime() - started) / 1_000_000,
                    change.reused(),
                    surplus.size());
        }
    }

    private IndexPlace place() throws IOException {
        IndexPlace open = place;
        if (open == null) {
            open = path == null ? new IndexPlace(new ByteBuffersDirectory(), null) : onDisk(path);
            place = open;
        }
        return open;
    }

    private IndexPlace onDisk(Path folder) throws IOException {
        Path beside = folder.resolve(IndexPlace.TOKENS);
        refuseOthersFiles(folder, OURS.or(FOLDERS));
        refuseOthersFiles(beside, OURS);
        if (tokens) {
            return IndexPlace.withTokens(folder);
        }
        FileSystemUtils.deleteRecursively(beside);
        return new IndexPlace(FSDirectory.open(folder), null);
    }

    private void refuseOthersFiles(Path folder, Predicate<String> ours) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (!files.map(file -> file.getFileName().toString()).allMatch(ours)) {
                    throw unusable("it holds files that are no index; name an empty folder", null);
                }
            }
        }
    }

    /// The index that is there; null where there is none, or none that can be gone on with.
    private IndexPlace.@Nullable Opened usable(IndexPlace here) throws IOException {
        try {
            IndexPlace.Opened opened = here.open(embedder.fingerprint());
            Map<String, String> made = IndexFingerprint.of(embedder.fingerprint()).toMap();
            if (made.equals(opened.passages().getIndexCommit().getUserData())) {
                return opened;
            }
            opened.close();
            return null;
        } catch (IOException e) {
            // An index can always be made anew from the sources.
            IndexPlace.requireLost(here.passages(), e);
            IndexPlace.clear(here.passages(), FOLDERS);
            return null;
        }
    }

    private AppException unusable(String why, @Nullable Throwable cause) {
        String message = "The index folder %s cannot be used: %s.".formatted(path, why);
        return cause == null
                ? new AppException(ErrorCode.INDEX_INVALID, message)
                : new AppException(ErrorCode.INDEX_INVALID, message, cause);
    }
}
