package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.EmbedderFingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;

/// Where an index is: its passages and, where they are kept, the vectors of their tokens beside
/// them. A change commits the tokens first: so there are those of every passage that is found.
///
/// @param tokens null where they are not kept
record IndexPlace(Directory passages, @Nullable Directory tokens) implements Closeable {

    /// What decides an index here.
    IndexFingerprint fingerprint(EmbedderFingerprint embedder) {
        return IndexFingerprint.of(embedder, tokens != null);
    }

    /// The last commit. Later ones do not change it.
    ///
    /// @throws IOException where there is none, or it cannot be read
    Opened open() throws IOException {
        DirectoryReader reader = DirectoryReader.open(passages);
        try {
            return new Opened(reader, tokens == null ? null : new KeptTokens(tokens));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /// Takes away what an index that cannot be used, or one that was being made, has left behind.
    ///
    /// @param spared files of others
    void clear(Predicate<String> spared) throws IOException {
        clear(passages, spared);
        if (tokens != null) {
            clear(tokens, _ -> false);
        }
    }

    private static void clear(Directory directory, Predicate<String> spared) throws IOException {
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
    /// @param tokens null where they are not kept
    record Opened(DirectoryReader passages, @Nullable KeptTokens tokens) implements Closeable {

        /// Whether it was made with this, whole.
        boolean isOf(IndexFingerprint fingerprint) throws IOException {
            Map<String, String> made = fingerprint.toMap();
            return made.equals(passages.getIndexCommit().getUserData())
                    && (tokens == null || made.equals(tokens.fingerprint()));
        }

        /// What all passages of a source were made of, for each source; see [SourcePassages].
        Set<String> made() throws IOException {
            return LiveTerms.of(passages, PassageDocument.MADE);
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
                    : tokens.of(content).map(each -> new EmbeddedText(vector, each, 0));
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
