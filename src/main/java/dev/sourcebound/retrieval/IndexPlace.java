package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.EmbedderFingerprint;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where an index is: its passages and, where they are kept, the vectors of their tokens beside
/// them.
///
/// @param tokens null where they are not kept
record IndexPlace(Directory passages, @Nullable Directory tokens) implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexPlace.class);

    /// Of a folder, where the tokens are.
    static final String TOKENS = "tokens";

    /// A folder, and the one for tokens in it.
    static IndexPlace withTokens(Path folder) throws IOException {
        Directory tokens = FSDirectory.open(folder.resolve(TOKENS));
        try {
            return new IndexPlace(FSDirectory.open(folder), tokens);
        } catch (IOException | RuntimeException e) {
            tokens.close();
            throw e;
        }
    }

    /// The last commit. Later ones do not change it.
    ///
    /// @throws IOException where there is none of the passages, or it cannot be read
    Opened open(EmbedderFingerprint embedder) throws IOException {
        DirectoryReader reader = DirectoryReader.open(passages);
        try {
            return new Opened(reader, tokens == null ? null : KeptTokens.open(tokens, embedder));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /// Returns where an index could not be opened because there is none, or because it is damaged
    /// or of another version, and tells of the latter: then it can be made anew.
    ///
    /// @throws IOException the same, where it may be there and whole
    static void requireLost(Directory directory, IOException failure) throws IOException {
        switch (failure) {
            case IndexNotFoundException _ -> {}
            case CorruptIndexException _,
                    EOFException _,
                    NoSuchFileException _,
                    IndexFormatTooOldException _,
                    IndexFormatTooNewException _ ->
                    LOG.warn(
                            "The index in {} is damaged or of another version and is made anew",
                            directory);
            default -> throw failure;
        }
    }

    /// Takes away what cannot be used, or was left behind while an index was made.
    ///
    /// @param spared folders of others
    static void clear(Directory directory, Predicate<String> spared) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME) && !spared.test(file)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (passages;
                tokens) {
            // Both, whatever comes of the one.
        }
    }

    /// An index as it was committed. Thread-safe.
    ///
    /// @param tokens null where they are not kept, or not yet
    record Opened(DirectoryReader passages, @Nullable KeptTokens tokens) implements Closeable {

        /// What all passages of a source were made of, for each source; see [SourcePassages].
        Set<String> made() throws IOException {
            return LiveTerms.of(passages, PassageDocument.MADE);
        }

        /// The same of those whose tokens are kept.
        Set<String> madeWithTokens() throws IOException {
            return tokens == null ? Set.of() : tokens.made();
        }

        /// The vector of a text; null where it has none.
        ///
        /// @param content see [PassageDocument#CONTENT]
        float @Nullable [] vector(String content) throws IOException {
            return Vectors.of(passages, content);
        }

        /// All that the embedder made of a text, where it is kept.
        ///
        /// @param content see [PassageDocument#CONTENT]
        Optional<EmbeddedText> embedded(String content) throws IOException {
            float[] vector = tokens == null ? null : vector(content);
            return tokens == null || vector == null
                    ? Optional.empty()
                    : tokens.of(content).map(each -> new EmbeddedText(vector, each));
        }

        @Override
        public void close() throws IOException {
            try (passages;
                    tokens) {
                // Both, whatever comes of the one.
            }
        }
    }
}
