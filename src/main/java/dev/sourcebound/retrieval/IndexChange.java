package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// One change of an index, which nobody sees before it is committed; closed without that, it has
/// not happened, but for steps of a long one: these hold sources that are wanted, and none is taken
/// out before all of them are there.
final class IndexChange implements Closeable {

    /// How many passages are embedded before they are written, while the next ones are embedded;
    /// bounds memory.
    private static final int BATCH = 1_000;

    /// Passages. An index up to here is put into one piece after each change, which costs less than
    /// a second, so that it is the same as one made from scratch; a larger one is only rid of what
    /// was deleted, but for [DeletesKept].
    private static final int IN_ONE_PIECE = 20_000;

    /// Passages after which an index that is far from done is committed, so that a program that is
    /// killed goes on from there. By count, so that the same passages always make the same pieces.
    static final int STEP = 10_000;

    /// The largest piece that others are put together to, in MB, for an index of up to a million
    /// passages: large enough that some ten are searched, small enough that no vector is put into a
    /// graph more than twice or three times.
    private static final double PIECE = 320;

    /// Bytes of a passage in an index, about.
    private static final double PASSAGE = 3_000;

    private static final double BUFFER = 64;

    private final @Nullable DirectoryReader before;
    private final Embedder embedder;
    private final IndexFingerprint fingerprint;
    private final int step;
    private final Progress progress;
    private final Terms terms = new Terms();
    private final IndexWriter writer;
    private final WriteBehind behind = new WriteBehind();
    private int added;
    private int reused;
    private int uncommitted;

    /// @param before the index as it was, whose vectors are used again; null where it is made anew
    /// @param expected about how many passages there will be
    /// @param step passages after which a change that is far from done is committed
    IndexChange(
            Directory directory,
            @Nullable DirectoryReader before,
            Embedder embedder,
            VectorSearch vectors,
            long expected,
            int step,
            Progress progress)
            throws IOException {
        this.before = before;
        this.embedder = embedder;
        this.fingerprint = IndexFingerprint.of(embedder.fingerprint());
        this.step = step;
        this.progress = progress;
        TieredMergePolicy pieces = new TieredMergePolicy();
        pieces.setMaxMergedSegmentMB(Math.max(PIECE, expected * PASSAGE / (1 << 20) / 8));
        pieces.setForceMergeDeletesPctAllowed(0);
        // One thread writes and merges, so that the same passages always make the same graph.
        this.writer =
                new IndexWriter(
                        directory,
                        new IndexWriterConfig(terms)
                                .setOpenMode(before == null ? OpenMode.CREATE : OpenMode.APPEND)
                                .setCommitOnClose(false)
                                .setCodec(vectors.of(expected).codec())
                                .setIndexSort(PassageDocument.ORDER)
                                .setRAMBufferSizeMB(BUFFER)
                                .setMergePolicy(new DeletesKept(pieces))
                                .setMergeScheduler(new SerialMergeScheduler()));
    }

    /// How many passages have been added.
    int added() {
        return added;
    }

    /// How many of those had been embedded before.
    int reused() {
        return reused;
    }

    /// Takes sources out. After [#add], so that a change that is broken off has lost nothing that
    /// may be used again.
    ///
    /// @param made see [SourcePassages#made]
    void remove(List<String> made) throws IOException {
        for (String source : made) {
            writer.deleteDocuments(new Term(PassageDocument.MADE, source));
        }
    }

    /// Adds sources, in their order, so that equal input makes an equal index.
    void add(List<SourcePassages> sources) throws IOException {
        Share share = new Share(sources);
        List<ToAdd> batch = new ArrayList<>();
        for (SourcePassages source : sources) {
            for (Passage passage : source.passages().get()) {
                share.passage(passage);
                batch.add(new ToAdd(passage, source.made()));
                if (batch.size() == BATCH) {
                    write(batch, share);
                }
            }
            share.source(source);
            if (uncommitted >= step) {
                // A source counts as indexed once one of its passages is.
                if (!batch.isEmpty()) {
                    write(batch, share);
                }
                uncommitted = 0;
                behind.then(this::commitStep, () -> {});
            }
        }
        write(batch, share);
        behind.finish();
    }

    /// Makes the change, all that is left of it at once.
    void commit() throws IOException {
        if (writer.getDocStats().numDocs <= IN_ONE_PIECE) {
            writer.forceMerge(1);
        } else {
            writer.forceMergeDeletes();
        }
        commitStep();
    }

    private void commitStep() throws IOException {
        writer.setLiveCommitData(fingerprint.toMap().entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        try (terms) {
            behind.stop();
            writer.rollback();
        }
    }

    private record ToAdd(Passage passage, String made) {}

    /// Embedding takes nearly all of the time and runs side by side.
    private void write(List<ToAdd> batch, Share share) throws IOException {
        List<float @Nullable []> vectors = new ArrayList<>();
        for (ToAdd each : batch) {
            String content = PassageDocument.content(each.passage().textWithContext());
            float[] known = before == null ? null : Vectors.of(before, content);
            reused += known == null ? 0 : 1;
            vectors.add(known);
        }
        List<Document> documents =
                IntStream.range(0, batch.size())
                        .parallel()
                        .mapToObj(i -> document(batch.get(i), vectors.get(i)))
                        .toList();
        added += batch.size();
        uncommitted += batch.size();
        batch.clear();
        int done = added;
        int total = share.total(added);
        behind.then(() -> put(documents), () -> progress.embedding(done, total));
    }

    /// One by one: together they would have to be in one piece.
    private void put(List<Document> documents) throws IOException {
        for (Document document : documents) {
            writer.addDocument(document);
        }
    }

    private Document document(ToAdd each, float @Nullable [] known) {
        float[] vector =
                known != null
                        ? known
                        : embedder.embed(each.passage().textWithContext(), Embedder.Role.PASSAGE);
        return PassageDocument.of(each.passage(), each.made(), vector, terms);
    }
}
