package dev.sourcebound.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Cuts texts into the tokens of one model, as its `tokenizer.json` says. Thread-safe. A text is
/// read up to the model's limit; what is beyond is left out and counted.
public final class Tokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;
    private final int maxTokens;

    /// Encoding holds the read lock, closing the write lock: the native tokenizer must not be freed
    /// while it is in use.
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();

    private Tokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    /// Makes the tokenizer that a `tokenizer.json` describes.
    ///
    /// @param file the `tokenizer.json`
    /// @param maxTokens how many tokens the model reads, special ones counted, `>= 8`
    /// @throws AppException `MODEL_INVALID` where the file is missing, another one, or no tokenizer
    public static Tokenizer load(ModelFile file, int maxTokens) {
        if (maxTokens < 8) {
            throw new IllegalArgumentException("maxTokens must be >= 8, got " + maxTokens);
        }
        byte[] json = file.read();
        NativeLibraries.prepare();
        // The whole text is encoded and cut here, so that what is left out can be counted.
        Map<String, String> options = Map.of("truncation", "false", "padding", "false");
        try {
            return new Tokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options),
                    maxTokens);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "no tokenizer can be made of %s: %s".formatted(file.location(), e),
                    e);
        }
    }

    /// Encodes one text.
    public EncodedText encode(String text) {
        return encode(text, null);
    }

    /// Encodes two texts for a model that reads them together. Where both are more than the model
    /// reads, the end of the second is left out first.
    public EncodedText encode(String first, @Nullable String second) {
        String one = Utf16.wellFormed(first);
        String two = second == null ? null : Utf16.wellFormed(second);
        Encoding encoding = call(one, two);
        int[] segments = segments(encoding);
        int[] kept = Truncation.keep(segments, maxTokens);
        return select(encoding, segments, kept, one, two);
    }

    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            tokenizer.close();
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    private Encoding call(String one, @Nullable String two) {
        lifetime.readLock().lock();
        try {
            return two == null
                    ? tokenizer.encode(one, true, false)
                    : tokenizer.encode(one, two, true, false);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private static int[] segments(Encoding encoding) {
        long[] sequenceIds = encoding.getSequenceIds();
        long[] special = encoding.getSpecialTokenMask();
        int[] segments = new int[sequenceIds.length];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = special[i] == 1 ? EncodedText.SPECIAL : (int) sequenceIds[i];
        }
        return segments;
    }

    private static EncodedText select(
            Encoding encoding, int[] segments, int[] kept, String one, @Nullable String two) {
        Utf16 inOne = new Utf16(one);
        Utf16 inTwo = two == null ? inOne : new Utf16(two);
        CharSpan[] spans = encoding.getCharTokenSpans();
        long[] ids = new long[kept.length];
        long[] typeIds = new long[kept.length];
        int[] keptSegments = new int[kept.length];
        int[] starts = new int[kept.length];
        int[] ends = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int from = kept[i];
            ids[i] = encoding.getIds()[from];
            typeIds[i] = encoding.getTypeIds()[from];
            keptSegments[i] = segments[from];
            if (segments[from] != EncodedText.SPECIAL) {
                Utf16 in = segments[from] == 0 ? inOne : inTwo;
                starts[i] = in.unit(spans[from].getStart());
                ends[i] = in.unit(spans[from].getEnd());
            }
        }
        return new EncodedText(
                ids, typeIds, keptSegments, starts, ends, segments.length - kept.length);
    }
}
