package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.EmbedderFingerprint;
import dev.sourcebound.embedding.TokenVectors;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/// One change of an index, which nobody sees before it is committed; closed without that, it has
/// not happened, but for steps of a long one: these hold sources that are wanted, and none is taken
/// out before all of them are there.
final class IndexChange implements Closeable {

    /// How many passages are embedded before they are written, while the next ones are embedded;
    /// bounds memory.
    private static final int BATCH = 250;

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

    private final IndexPlace.@Nullable Opened before;
    private final PassageEmbedder passages;

    private final IndexFingerprint fingerprint;
    private final int step;
    private final Progress progress;
    private final Terms terms = new Terms();
    private final IndexWriter writer;
    private final KeptTokens.@Nullable Change tokens;
    private final WriteBehind behind = new WriteBehind();
    private final List<String> removed = new ArrayList<>();
    private int added;
    private int reused;
    private int uncommitted;

    /// @param before the index as it was, whose vectors are used again; null where it is made anew
    /// @param expected about how many passages there will be
    /// @param step passages after which a change that is far from done is committed
    IndexChange(
            IndexPlace place,
            IndexPlace.@Nullable Opened before,
            Embedder embedder,
            VectorSearch vectors,
            long expected,
            int step,
            Progress progress)
            throws IOException {
        this.before = before;
        this.passages = new PassageEmbedder(embedder, place.tokens() != null);
        this.fingerprint = IndexFingerprint.of(embedder.fingerprint());
        this.step = step;
        this.progress = progress;
        double piece = Math.max(PIECE, expected * PASSAGE / (1 << 20) / 8);
        // One thread writes and merges, so that the same passages always make the same graph.
        this.writer =
                new IndexWriter(
                        place.passages(),
                        new IndexWriterConfig(terms)
                                .setOpenMode(before == null ? OpenMode.CREATE : OpenMode.APPEND)
                                .setCommitOnClose(false)
                                .setCodec(vectors.of(expected).codec())
                                .setIndexSort(PassageDocument.ORDER)
                                .setRAMBufferSizeMB(BUFFER)
                                .setMergePolicy(new DeletesKept(piece))
                                .setMergeScheduler(new SerialMergeScheduler()));
        this.tokens = tokensChange(place, embedder.fingerprint(), expected);
    }

    private KeptTokens.@Nullable Change tokensChange(
            IndexPlace place, EmbedderFingerprint embedder, long expected) throws IOException {
        if (place.tokens() == null) {
            return null;
        }
        boolean anew = before == null || before.tokens() == null;
        try {
            return new KeptTokens.Change(place.tokens(), embedder, anew, expected);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
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
        removed.addAll(made);
    }

    /// Adds sources, in their order, so that equal input makes an equal index.
    ///
    /// @param there those that are in the index, but for their tokens; see [SourcePassages#made]
    void add(List<SourcePassages> sources, Set<String> there) throws IOException {
        Share share = new Share(sources);
        List<ToAdd> batch = new ArrayList<>();
        for (SourcePassages source : sources) {
            if (tokens != null) {
                // A change that was broken off may have left some.
                tokens.remove(source.made());
            }
            for (Passage passage : source.passages().get()) {
                share.passage(passage);
                batch.add(new ToAdd(passage, source.made(), there.contains(source.made())));
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

    /// Makes the change, all that is left of it at once. Tokens are there before their passages are
    /// found, and gone after them: a kill in between leaves some that nobody asks for.
    void commit() throws IOException {
        if (writer.getDocStats().numDocs <= IN_ONE_PIECE) {
            writer.forceMerge(1);
        } else {
            writer.forceMergeDeletes();
        }
        commitStep();
        if (tokens != null && !removed.isEmpty()) {
            for (String source : removed) {
                tokens.remove(source);
            }
            tokens.commitAll();
        }
    }

    private void commitStep() throws IOException {
        if (tokens != null) {
            tokens.commit();
        }
        writer.setLiveCommitData(fingerprint.toMap().entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        try (terms;
                tokens) {
            behind.stop();
            writer.rollback();
        }
    }

    /// @param there whether it is in the index, and only its tokens are not
    /// @param content see [PassageDocument#CONTENT]
    private record ToAdd(Passage passage, String made, boolean there, String content) {

        ToAdd(Passage passage, String made, boolean there) {
            this(passage, made, there, PassageDocument.content(passage.textWithContext()));
        }
    }

    /// @param document null where it is there
    private record Written(ToAdd of, @Nullable Document document, TokenVectors tokens) {}

    /// Embedding takes nearly all of the time and runs side by side.
    private void write(List<ToAdd> batch, Share share) throws IOException {
        List<@Nullable EmbeddedText> known = new ArrayList<>();
        for (ToAdd each : batch) {
            EmbeddedText made = known(each.content());
            reused += made == null ? 0 : 1;
            known.add(made);
        }
        List<Written> written =
                IntStream.range(0, batch.size())
                        .parallel()
                        .mapToObj(i -> written(batch.get(i), known.get(i)))
                        .toList();
        added += batch.size();
        uncommitted += batch.size();
        batch.clear();
        int done = added;
        int total = share.total(added);
        behind.then(() -> put(written), () -> progress.embedding(done, total));
    }

    /// What was made of a text before, with its tokens where these are kept.
    private @Nullable EmbeddedText known(String content) throws IOException {
        if (before == null) {
            return null;
        }
        if (tokens != null) {
            return before.embedded(content).orElse(null);
        }
        float[] vector = before.vector(content);
        return vector == null ? null : PassageEmbedder.withoutTokens(vector);
    }

    private Written written(ToAdd each, @Nullable EmbeddedText known) {
        Passage passage = each.passage();
        EmbeddedText embedded = known == null ? passages.embed(passage) : known;
        Document document =
                each.there()
                        ? null
                        : PassageDocument.of(passage, each.made(), embedded.vector(), terms);
        return new Written(each, document, embedded.tokens());
    }

    /// One by one: together they would have to be in one piece.
    private void put(List<Written> all) throws IOException {
        for (Written each : all) {
            if (tokens != null) {
                tokens.add(each.of().content(), each.of().made(), each.tokens());
            }
            if (each.document() != null) {
                writer.addDocument(each.document());
            }
        }
    }
}
