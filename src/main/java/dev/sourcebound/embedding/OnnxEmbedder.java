package dev.sourcebound.embedding;

import dev.sourcebound.onnx.EncodedText;
import dev.sourcebound.onnx.OnnxModel;
import dev.sourcebound.onnx.Tensor;
import dev.sourcebound.onnx.Tokenizer;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Embeds by a local model. Thread-safe. A text that is longer than the model reads is embedded by
/// its beginning; [#truncatedTexts] counts such texts.
public final class OnnxEmbedder implements Embedder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);

    private final EmbedderManifest manifest;
    private final EmbedderFingerprint fingerprint;
    private final Tokenizer tokenizer;
    private final OnnxModel model;
    private final LongAdder truncated = new LongAdder();
    private final AtomicBoolean warned = new AtomicBoolean();

    private OnnxEmbedder(EmbedderManifest manifest, Tokenizer tokenizer, OnnxModel model) {
        this.manifest = manifest;
        this.fingerprint = manifest.fingerprint();
        this.tokenizer = tokenizer;
        this.model = model;
    }

    /// Loads the model.
    ///
    /// @param threads how many texts are embedded at once, `>= 1`; further callers wait
    /// @throws AppException `MODEL_INVALID` where a file is not the one that the manifest names
    public static OnnxEmbedder load(EmbedderManifest manifest, int threads) {
        Tokenizer tokenizer = Tokenizer.load(manifest.tokenizer(), manifest.maxTokens());
        try {
            OnnxModel model =
                    OnnxModel.load(
                            manifest.name(),
                            manifest.weights(),
                            manifest.weightBits(),
                            Set.of(manifest.output()),
                            threads);
            return new OnnxEmbedder(manifest, tokenizer, model);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    @Override
    public EmbedderFingerprint fingerprint() {
        return fingerprint;
    }

    /// From one run of the model.
    @Override
    public EmbeddedText embedText(String text, Role role) {
        String prefix =
                switch (role) {
                    case QUESTION -> manifest.questionPrefix();
                    case PASSAGE -> "";
                };
        EncodedText encoded = tokenizer.encode(prefix + text);
        if (encoded.cut() > 0) {
            countTruncated(encoded);
        }
        float[] hidden = run(encoded);
        float[] vector = Arrays.copyOf(hidden, manifest.dimension());
        normalise(vector, 0, vector.length);
        return new EmbeddedText(vector, tokens(encoded, prefix.length(), hidden));
    }

    /// How many texts were longer than the model reads, since the start.
    public long truncatedTexts() {
        return truncated.sum();
    }

    /// How many texts the model has read since it was loaded.
    public long runs() {
        return model.runs();
    }

    /// How long that took, in nanoseconds, all together.
    public long nanos() {
        return model.nanos();
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }

    /// The first is logged as a warning and the others are only counted: whoever sends long texts
    /// must not be able to fill the log.
    private void countTruncated(EncodedText encoded) {
        truncated.increment();
        Level level = warned.compareAndSet(false, true) ? Level.WARN : Level.DEBUG;
        LOG.atLevel(level)
                .log(
                        "A text of {} tokens was embedded by its first {}: model {} reads no more. Further ones are counted in sourcebound.embedding.truncated.",
                        encoded.size() + encoded.cut(),
                        encoded.size(),
                        manifest.name());
    }

    private float[] run(EncodedText encoded) {
        Map<String, Tensor> outputs = model.run(encoded, Set.of(manifest.output()));
        float[] hidden = outputs.values().iterator().next().values();
        if (hidden.length != encoded.size() * manifest.dimension()) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "model %s gave %d values for %d tokens; its manifest says %d for each. Correct the manifest's dimension."
                            .formatted(
                                    manifest.name(),
                                    hidden.length,
                                    encoded.size(),
                                    manifest.dimension()));
        }
        return hidden;
    }

    /// The tokens of the text itself: neither special ones nor the prefix's.
    private TokenVectors tokens(EncodedText encoded, int prefix, float[] hidden) {
        int dimension = manifest.dimension();
        int[] own =
                IntStream.range(0, encoded.size())
                        .filter(i -> encoded.segment(i) != EncodedText.SPECIAL)
                        .filter(i -> encoded.start(i) >= prefix)
                        .toArray();
        int[] starts = new int[own.length];
        int[] ends = new int[own.length];
        float[] vectors = new float[own.length * dimension];
        for (int i = 0; i < own.length; i++) {
            starts[i] = encoded.start(own[i]) - prefix;
            ends[i] = encoded.end(own[i]) - prefix;
            System.arraycopy(hidden, own[i] * dimension, vectors, i * dimension, dimension);
            normalise(vectors, i * dimension, dimension);
        }
        return new TokenVectors(dimension, starts, ends, vectors);
    }

    private static void normalise(float[] values, int from, int length) {
        double squares = 0;
        for (int i = from; i < from + length; i++) {
            squares += (double) values[i] * values[i];
        }
        float norm = (float) Math.sqrt(squares);
        for (int i = from; norm > 0 && i < from + length; i++) {
            values[i] /= norm;
        }
    }
}
