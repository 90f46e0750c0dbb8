package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.Embedder;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// One change of an index, which nobody sees before it is committed; closed without that, it has
/// not happened.
final class IndexChange implements Closeable {

    /// How many passages are embedded before they are written; bounds memory.
    private static final int BATCH = 1_000;

    /// Passages. An index up to here is put into one piece after each change, which costs less than
    /// a second, so that it is the same as one made from scratch; a larger one is only rid of what
    /// was deleted, so that the statistics of words are.
    private static final int IN_ONE_PIECE = 20_000;

    private final @Nullable DirectoryReader before;
    private final Embedder embedder;
    private final Progress progress;
    private final Terms terms = new Terms();
    private final IndexWriter writer;
    private int added;
    private int reused;

    /// @param before the index as it was, whose vectors are used again; null where it is made anew
    IndexChange(
            Directory directory,
            OpenMode mode,
            @Nullable DirectoryReader before,
            Embedder embedder,
            Progress progress)
            throws IOException {
        this.before = before;
        this.embedder = embedder;
        this.progress = progress;
        // One thread writes and merges, so that the same passages always make the same graph.
        this.writer =
                new IndexWriter(
                        directory,
                        new IndexWriterConfig(terms)
                                .setOpenMode(mode)
                                .setCommitOnClose(false)
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

    /// Takes sources out.
    ///
    /// @param made see [SourcePassages#made]
    void remove(List<String> made) throws IOException {
        for (String source : made) {
            writer.deleteDocuments(new Term(PassageDocument.MADE, source));
        }
    }

    /// Adds sources, in their order, so that equal input makes an equal index.
    void add(List<SourcePassages> sources) throws IOException {
        int total = sources.stream().mapToInt(SourcePassages::count).sum();
        List<ToAdd> batch = new ArrayList<>();
        for (SourcePassages source : sources) {
            for (Passage passage : source.passages().get()) {
                batch.add(new ToAdd(passage, source.made()));
                if (batch.size() == BATCH) {
                    write(batch, total);
                }
            }
        }
        write(batch, total);
    }

    /// Makes the change, all at once.
    void commit(IndexFingerprint fingerprint) throws IOException {
        if (writer.getDocStats().numDocs <= IN_ONE_PIECE) {
            writer.forceMerge(1);
        } else {
            writer.forceMergeDeletes();
        }
        writer.setLiveCommitData(fingerprint.toMap().entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        try (terms) {
            writer.rollback();
        }
    }

    private record ToAdd(Passage passage, String made) {}

    /// Embedding takes nearly all of the time and runs side by side.
    private void write(List<ToAdd> batch, int total) throws IOException {
        List<float @Nullable []> vectors = new ArrayList<>();
        for (ToAdd each : batch) {
            String content = PassageDocument.content(each.passage().textWithContext());
            float[] known = before == null ? null : Vectors.of(before, content);
            reused += known == null ? 0 : 1;
            vectors.add(known);
        }
        List<float[]> all =
                IntStream.range(0, batch.size())
                        .parallel()
                        .mapToObj(i -> vector(vectors.get(i), batch.get(i).passage()))
                        .toList();
        for (int i = 0; i < batch.size(); i++) {
            ToAdd each = batch.get(i);
            writer.addDocument(PassageDocument.of(each.passage(), each.made(), all.get(i)));
        }
        added += batch.size();
        batch.clear();
        progress.embedding(added, total);
    }

    private float[] vector(float @Nullable [] known, Passage passage) {
        return known != null
                ? known
                : embedder.embed(passage.textWithContext(), Embedder.Role.PASSAGE);
    }
}
