package dev.sourcebound.evaluation;

import dev.sourcebound.embedding.OnnxEmbedder;
import dev.sourcebound.reading.WindowModel;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;

/// What the local models did, since they were loaded or between two moments.
///
/// @param embedderRuns texts that were embedded, `>= 0`
/// @param readerRuns windows that were read, `>= 0`
/// @param nanos how long both took, all runs together
record ModelUse(long embedderRuns, long readerRuns, long nanos) {

    /// Tells what the models of an engine have done so far; nothing where it has none.
    static Supplier<ModelUse> of(BeanFactory engine) {
        OnnxEmbedder embedder = engine.getBeanProvider(OnnxEmbedder.class).getIfAvailable();
        WindowModel reader = engine.getBeanProvider(WindowModel.class).getIfAvailable();
        return embedder == null || reader == null
                ? () -> new ModelUse(0, 0, 0)
                : () ->
                        new ModelUse(
                                embedder.runs(), reader.runs(), embedder.nanos() + reader.nanos());
    }

    ModelUse since(ModelUse earlier) {
        return new ModelUse(
                embedderRuns - earlier.embedderRuns,
                readerRuns - earlier.readerRuns,
                nanos - earlier.nanos);
    }

    /// What of the time of an answer was not the models', relative to theirs: `.3` is 30 % more
    /// than the models alone; 0 where none ran.
    ///
    /// @param seconds that all answers took, asked for one after another
    double outside(double seconds) {
        return nanos == 0 ? 0 : seconds * 1e9 / nanos - 1;
    }
}
