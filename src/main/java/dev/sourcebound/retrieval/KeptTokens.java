package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vectors of the passages' tokens, as the embedder made them when the passages were indexed,
/// so that no question has to wait for them. They take ten times what all else of a passage takes
/// in an index and are never searched: so they are beside it, in a Lucene index of their own, which
/// is not put together anew at each change. What it holds of passages that the other has not, or
/// the other way round, is no harm, and mended with the next change. Immutable once open;
/// thread-safe.
final class KeptTokens implements Closeable {

    /// Changes whenever what is kept of a text does.
    static final String VERSION = "tokens-1";

    private static final Logger LOG = LoggerFactory.getLogger(KeptTokens.class);

    private static final String TOKENS = "tokens";

    private final DirectoryReader reader;
    private final AtomicBoolean warned = new AtomicBoolean();

    private KeptTokens(DirectoryReader reader) {
        this.reader = reader;
    }

    /// The last commit, which later ones do not change; null where there is none of this embedder's
    /// that can be read.
    static @Nullable KeptTokens open(Directory directory, EmbedderFingerprint embedder)
            throws IOException {
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            if (fingerprint(embedder).equals(reader.getIndexCommit().getUserData())) {
                return new KeptTokens(reader);
            }
            reader.close();
            return null;
        } catch (IOException e) {
            IndexPlace.requireLost(directory, e);
            return null;
        }
    }

    private static Map<String, String> fingerprint(EmbedderFingerprint embedder) {
        return Map.of("embedder", IndexFingerprint.of(embedder).embedder(), "tokens", VERSION);
    }

    /// Empty where none are kept of this text, or what is kept has been damaged.
    ///
    /// @param content see [PassageDocument#CONTENT]
    Optional<TokenVectors> of(String content) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int number = Vectors.live(leaf.reader(), content);
            if (number != DocIdSetIterator.NO_MORE_DOCS) {
                BinaryDocValues tokens = DocValues.getBinary(leaf.reader(), TOKENS);
                tokens.advanceExact(number);
                return read(tokens.binaryValue());
            }
        }
        return Optional.empty();
    }

    /// What all passages of a source were made of, for each source; see [SourcePassages].
    Set<String> made() throws IOException {
        return LiveTerms.of(reader, PassageDocument.MADE);
    }

    private Optional<TokenVectors> read(BytesRef kept) {
        int length = kept.length - Long.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(kept.bytes, kept.offset, kept.length);
        if (length < 0
                || bytes.getLong(kept.offset)
                        != sum(kept.bytes, kept.offset + Long.BYTES, length)) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn("Tokens that are kept have been damaged; the passages are embedded again");
            }
            return Optional.empty();
        }
        return Optional.of(TokenVectors.from(bytes.position(kept.offset + Long.BYTES)));
    }

    private static long sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return sum.getValue();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /// A change, which nobody sees before it is committed; closed without that, it has not
    /// happened.
    static final class Change implements Closeable {

        private static final double BUFFER = 32;

        /// Of a piece, in MB, for an index of up to some hundred thousand passages: what may have
        /// to be written anew for a passage that is taken out.
        private static final double PIECE = 64;

        /// About how many pieces there are of a larger one.
        private static final int PIECES = 64;

        private static final double MEGABYTES_OF_A_PASSAGE = 0.03;

        private final IndexWriter writer;
        private final Map<String, String> fingerprint;

        /// @param anew whether what is there is left out
        /// @param expected about how many passages there will be
        Change(Directory directory, EmbedderFingerprint embedder, boolean anew, long expected)
                throws IOException {
            this.fingerprint = fingerprint(embedder);
            if (anew) {
                IndexPlace.clear(directory, _ -> false);
            }
            double piece = Math.max(PIECE, expected * MEGABYTES_OF_A_PASSAGE / PIECES);
            this.writer =
                    new IndexWriter(
                            directory,
                            new IndexWriterConfig()
                                    .setOpenMode(anew ? OpenMode.CREATE : OpenMode.APPEND)
                                    .setCommitOnClose(false)
                                    .setRAMBufferSizeMB(BUFFER)
                                    .setMergePolicy(new DeletesKept(piece))
                                    .setMergeScheduler(new SerialMergeScheduler()));
        }

        /// @param content see [PassageDocument#CONTENT]
        /// @param made see [SourcePassages#made]
        void add(String content, String made, TokenVectors tokens) throws IOException {
            byte[] bytes = tokens.toBytes();
            ByteBuffer kept = ByteBuffer.allocate(Long.BYTES + bytes.length);
            kept.putLong(sum(bytes, 0, bytes.length)).put(bytes);
            Document document = new Document();
            document.add(new StringField(PassageDocument.CONTENT, content, Field.Store.NO));
            document.add(new StringField(PassageDocument.MADE, made, Field.Store.NO));
            document.add(new BinaryDocValuesField(TOKENS, new BytesRef(kept.array())));
            writer.addDocument(document);
        }

        /// Of a whole source.
        void remove(String made) throws IOException {
            writer.deleteDocuments(new Term(PassageDocument.MADE, made));
        }

        void commit() throws IOException {
            writer.setLiveCommitData(fingerprint.entrySet());
            writer.commit();
        }

        /// The same, rid of what was taken out, as far as that is not much work.
        void commitAll() throws IOException {
            writer.forceMergeDeletes();
            commit();
        }

        @Override
        public void close() throws IOException {
            writer.rollback();
        }
    }
}
