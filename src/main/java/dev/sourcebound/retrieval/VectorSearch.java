package dev.sourcebound.retrieval;

import java.util.Locale;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// How the nearest passages are looked for in an index too large to compare with each: by a graph
/// (HNSW, Malkov and Yashunin 2018) over vectors of this precision. Whatever it is, the vectors
/// themselves are kept too, and what is found is ordered by them. Chosen by measurement, see
/// `src/docs/scale.md`.
enum VectorSearch {
    /// By how many passages there are.
    AUTO,
    /// The vectors as they are, four bytes a number.
    FLOAT,
    /// One byte a number.
    INT8,
    /// Half a byte a number.
    INT4,
    /// One bit a number.
    BIT;

    /// Passages from which on `AUTO` means one byte a number.
    static final int LARGE = 100_000;

    /// Neighbours of a vector in the graph, and candidates that are looked at to find them.
    private static final int NEIGHBOURS = 16;

    private static final int BEAM = 100;

    /// A piece of an index has a graph if it has more vectors than this many times their natural
    /// logarithm: from some 11,000 on. In a smaller one the question's vector is compared with
    /// each, which takes about a millisecond and misses none; and while an index is made, no vector
    /// is put into a graph before its piece is put together with others.
    private static final int WORTH = 1_200;

    /// Threads that make one graph: so the same vectors always make the same.
    private static final int ONE_THREAD = 1;

    /// What is meant, for an index of so many passages.
    VectorSearch of(long passages) {
        if (this != AUTO) {
            return this;
        }
        return passages < LARGE ? FLOAT : INT8;
    }

    /// What writes an index for this search.
    Codec codec() {
        KnnVectorsFormat format = format();
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
            }
        };
    }

    private KnnVectorsFormat format() {
        return switch (this) {
            case AUTO, FLOAT ->
                    new Lucene99HnswVectorsFormat(NEIGHBOURS, BEAM, ONE_THREAD, null, WORTH);
            case INT8 -> quantized(ScalarEncoding.UNSIGNED_BYTE);
            case INT4 -> quantized(ScalarEncoding.PACKED_NIBBLE);
            case BIT -> quantized(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE);
        };
    }

    private static KnnVectorsFormat quantized(ScalarEncoding encoding) {
        return new Lucene104HnswScalarQuantizedVectorsFormat(
                encoding, NEIGHBOURS, BEAM, ONE_THREAD, null, WORTH);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
