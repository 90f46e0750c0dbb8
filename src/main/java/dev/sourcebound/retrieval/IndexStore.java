package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes an index, or opens the one that was made before if it is the same. An index on disk whose
/// fingerprint differs is made anew, in one commit: readers see the old or the new, never a mix. A
/// folder that holds something else is refused, so that a wrong path destroys nothing.
final class IndexStore {

    private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);

    /// How many passages are embedded before they are written; bounds memory.
    private static final int BATCH = 1_000;

    /// The names of Lucene's files, those of an index that was never finished among them.
    private static final Predicate<String> OURS =
            Pattern.compile("write\\.lock|(?:pending_)?segments_\\w+|_\\w+\\.\\w+")
                    .asMatchPredicate();

    private final @Nullable Path path;
    private final Embedder embedder;

    /// @param path a folder, or null for memory
    IndexStore(@Nullable Path path, Embedder embedder) {
        this.path = path;
        this.embedder = embedder;
    }

    /// @throws AppException `INDEX_INVALID` where the folder cannot be used
    LuceneIndex open(List<Passage> passages) {
        IndexFingerprint fingerprint = IndexFingerprint.of(embedder.fingerprint(), passages);
        try {
            Directory directory = directory();
            if (!fingerprint.toMap().equals(kept(directory))) {
                clear(directory);
                write(directory, passages, fingerprint);
            }
            return new LuceneIndex(directory);
        } catch (LockObtainFailedException e) {
            throw unusable(
                    "another program is writing to it; stop that one or name another folder", e);
        } catch (IOException e) {
            throw unusable(e + "; mend the folder or name another one", e);
        }
    }

    private Directory directory() throws IOException {
        if (path == null) {
            return new ByteBuffersDirectory();
        }
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                if (!files.map(file -> file.getFileName().toString()).allMatch(OURS)) {
                    throw unusable("it holds files that are no index; name an empty folder", null);
                }
            }
        }
        return FSDirectory.open(path);
    }

    /// What the index in the directory was made with; empty where there is none, or none that this
    /// version reads.
    private static Map<String, String> kept(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        } catch (IndexNotFoundException e) {
            return Map.of();
        } catch (CorruptIndexException
                | EOFException
                | NoSuchFileException
                | IndexFormatTooOldException
                | IndexFormatTooNewException e) {
            // An index can always be made anew from the sources.
            LOG.warn(
                    "The index in {} is damaged or of another version and is made anew", directory);
            return Map.of();
        }
    }

    /// Takes away what an index that cannot be used, or one that was being made, has left behind.
    private static void clear(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private void write(Directory directory, List<Passage> passages, IndexFingerprint fingerprint)
            throws IOException {
        long started = System.nanoTime();
        try (Terms terms = new Terms();
                IndexWriter writer = new IndexWriter(directory, config(terms))) {
            for (int from = 0; from < passages.size(); from += BATCH) {
                add(writer, passages.subList(from, Math.min(from + BATCH, passages.size())));
            }
            writer.forceMerge(1);
            writer.setLiveCommitData(fingerprint.toMap().entrySet());
            writer.commit();
        }
        LOG.info(
                "Indexed {} passages in {} ms",
                passages.size(),
                (System.nanoTime() - started) / 1_000_000);
    }

    /// Embedding takes nearly all of the time and runs side by side; passages are written in the
    /// order of their ids, so that equal input makes an equal index.
    private void add(IndexWriter writer, List<Passage> passages) throws IOException {
        List<float[]> vectors =
                passages.parallelStream()
                        .map(p -> embedder.embed(p.textWithContext(), Embedder.Role.PASSAGE))
                        .toList();
        for (int i = 0; i < passages.size(); i++) {
            writer.addDocument(PassageDocument.of(passages.get(i), vectors.get(i)));
        }
    }

    /// One thread writes and merges, so that the same passages always make the same graph.
    private static IndexWriterConfig config(Terms terms) {
        return new IndexWriterConfig(terms)
                .setOpenMode(OpenMode.CREATE)
                .setMergeScheduler(new SerialMergeScheduler());
    }

    private AppException unusable(String why, @Nullable Throwable cause) {
        String message = "The index folder %s cannot be used: %s.".formatted(path, why);
        return cause == null
                ? new AppException(ErrorCode.INDEX_INVALID, message)
                : new AppException(ErrorCode.INDEX_INVALID, message, cause);
    }
}
