package dev.sourcebound.reading;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.onnx.EncodedText;
import dev.sourcebound.onnx.OnnxModel;
import dev.sourcebound.onnx.Tensor;
import dev.sourcebound.onnx.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The trained reader: looks at a question and a window of text together and says whether the
/// window answers it, and where; or at a claim and excerpts, and says whether they bear it out.
/// Thread-safe; the same input gives the same bits. Trained by `embeddings/reader/recipe`.
public final class WindowModel implements AutoCloseable {

    private static final String ANSWERED = "answered";
    private static final String SPAN = "span";
    private static final String CLAIM = "claim";

    /// The longest answer that is looked for, in tokens; as in training.
    private static final int LONGEST_ANSWER = 40;

    private final ReaderManifest manifest;
    private final Tokenizer tokenizer;
    private final OnnxModel model;

    private WindowModel(ReaderManifest manifest, Tokenizer tokenizer, OnnxModel model) {
        this.manifest = manifest;
        this.tokenizer = tokenizer;
        this.model = model;
    }

    /// What the model makes of a window.
    ///
    /// @param answered log-odds that the window answers the question, uncalibrated
    /// @param answer the likeliest answer, in code units of the window; null where the window has
    ///   no token
    /// @param said what the window says to what the question asks to be told, or takes for granted:
    ///   supported is "yes", contradicted is "no", not mentioned leaves it open
    /// @param answerOdds `[0, 1]`, probability that the answer begins and ends just there
    /// @param startOdds `[tokens]`, probability that the answer begins at each token of the window;
    ///   what is missing to 1 says that it begins nowhere
    /// @param tokenStarts `[tokens]`, where each of those tokens starts in the window
    public record Judgement(
            double answered,
            @Nullable Span answer,
            double answerOdds,
            ClaimOdds said,
            List<Double> startOdds,
            List<Integer> tokenStarts) {

        /// Probability that the answer begins within a stretch of the window.
        double beginsIn(Span stretch) {
            double sum = 0;
            for (int i = 0; i < startOdds.size(); i++) {
                int start = tokenStarts.get(i);
                if (start >= stretch.start() && start < stretch.end()) {
                    sum += startOdds.get(i);
                }
            }
            return sum;
        }
    }

    /// Loads the model.
    ///
    /// @param threads how many windows are read at once, `>= 1`; further callers wait
    /// @throws dev.sourcebound.problem.AppException `MODEL_INVALID` where a file is not the one
    ///   that the manifest names
    public static WindowModel load(ReaderManifest manifest, int threads) {
        Tokenizer tokenizer = Tokenizer.load(manifest.tokenizer(), manifest.maxTokens());
        try {
            OnnxModel model =
                    OnnxModel.load(
                            manifest.name(),
                            manifest.weights(),
                            manifest.weightBits(),
                            Set.of(ANSWERED, SPAN, CLAIM),
                            threads);
            return new WindowModel(manifest, tokenizer, model);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /// Reads a window.
    ///
    /// @param question a question that stands alone
    /// @param context headings above the window; may be empty
    /// @param window the text to look in
    public Judgement judge(String question, String context, String window) {
        String second = context.isEmpty() ? window : context + "\n" + window;
        EncodedText encoded = tokenizer.encode(question, second);
        Map<String, Tensor> outputs = model.run(encoded, Set.of(ANSWERED, SPAN, CLAIM));
        float[] span = values(outputs, SPAN);
        return SpanDecoder.decode(
                encoded,
                values(outputs, ANSWERED)[0],
                odds(outputs),
                span,
                second.length() - window.length(),
                LONGEST_ANSWER);
    }

    /// Holds a claim against excerpts.
    ///
    /// @param claim one sentence
    /// @param excerpts what may bear it out, joined by a space
    public ClaimOdds hold(String claim, String excerpts) {
        EncodedText encoded = tokenizer.encode(claim, excerpts);
        return odds(model.run(encoded, Set.of(CLAIM)));
    }

    private static ClaimOdds odds(Map<String, Tensor> outputs) {
        float[] logits = values(outputs, CLAIM);
        return new ClaimOdds(logits[0], logits[1], logits[2]);
    }

    /// The model gives every output that it is asked for.
    private static float[] values(Map<String, Tensor> outputs, String name) {
        return Objects.requireNonNull(outputs.get(name)).values();
    }

    /// How many windows and claims the model has read since it was loaded.
    public long runs() {
        return model.runs();
    }

    /// How long that took, in nanoseconds, all together.
    public long nanos() {
        return model.nanos();
    }

    /// Name and digest.
    public String label() {
        return manifest.label();
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
