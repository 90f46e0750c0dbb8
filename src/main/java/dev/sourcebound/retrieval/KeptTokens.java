package dev.sourcebound.retrieval;

import dev.sourcebound.embedding.TokenVectors;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/// The vectors of the passages' tokens, as the embedder made them when the passages were indexed,
/// so that no question has to wait for them. They take ten times what all else of a passage takes
/// in an index and are never searched: so they are beside it, in a Lucene index of their own, which
/// is not put together anew at each change. What it holds of passages that the other has not is no
/// harm. Immutable once open; thread-safe.
final class KeptTokens implements Closeable {

    /// Changes whenever what is kept of a text does.
    static final String VERSION = "tokens-1";

    private static final String TOKENS = "tokens";

    private final DirectoryReader reader;

    /// Opens the last commit. Later ones do not change it.
    KeptTokens(Directory directory) throws IOException {
        this.reader = DirectoryReader.open(directory);
    }

    /// Empty where none are kept of this text.
    ///
    /// @param content see [PassageDocument#CONTENT]
    Optional<TokenVectors> of(String content) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int number = Vectors.live(leaf.reader(), content);
            if (number != DocIdSetIterator.NO_MORE_DOCS) {
                BinaryDocValues tokens = DocValues.getBinary(leaf.reader(), TOKENS);
                tokens.advanceExact(number);
                BytesRef bytes = tokens.binaryValue();
                return Optional.of(
                        TokenVectors.from(
                                ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length)));
            }
        }
        return Optional.empty();
    }

    /// What the last commit said of itself.
    Map<String, String> fingerprint() throws IOException {
        return reader.getIndexCommit().getUserData();
    }

    /// What all passages of a source were made of, for each source; see [SourcePassages].
    Set<String> made() throws IOException {
        return LiveTerms.of(reader, PassageDocument.MADE);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /// A change, which nobody sees before it is committed; closed without that, it has not
    /// happened.
    static final class Change implements Closeable {

        private static final double BUFFER = 64;

        private final IndexWriter writer;
        private final IndexFingerprint fingerprint;

        /// @param anew whether what is there is left out
        Change(Directory directory, IndexFingerprint fingerprint, boolean anew) throws IOException {
            this.fingerprint = fingerprint;
            this.writer =
                    new IndexWriter(
                            directory,
                            new IndexWriterConfig()
                                    .setOpenMode(anew ? OpenMode.CREATE : OpenMode.APPEND)
                                    .setCommitOnClose(false)
                                    .setRAMBufferSizeMB(BUFFER)
                                    .setMergeScheduler(new SerialMergeScheduler()));
        }

        /// @param content see [PassageDocument#CONTENT]
        /// @param made see [SourcePassages#made]
        void add(String content, String made, TokenVectors tokens) throws IOException {
            Document document = new Document();
            document.add(new StringField(PassageDocument.CONTENT, content, Field.Store.NO));
            document.add(new StringField(PassageDocument.MADE, made, Field.Store.NO));
            document.add(new BinaryDocValuesField(TOKENS, new BytesRef(tokens.toBytes())));
            writer.addDocument(document);
        }

        void remove(String made) throws IOException {
            writer.deleteDocuments(new Term(PassageDocument.MADE, made));
        }

        void commit() throws IOException {
            writer.setLiveCommitData(fingerprint.toMap().entrySet());
            writer.commit();
        }

        @Override
        public void close() throws IOException {
            writer.rollback();
        }
    }
}
