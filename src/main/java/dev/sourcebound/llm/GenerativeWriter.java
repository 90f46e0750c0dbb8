package dev.sourcebound.llm;

import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Writer;
import dev.sourcebound.answer.Written;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.reading.Reading;
import java.util.List;
import java.util.Locale;

/// Has a language model write, from the question and the excerpts that the reader chose and nothing
/// else. Whatever goes wrong, it ends within its deadline and says why. Thread-safe.
public final class GenerativeWriter implements Writer {

    private final ModelCalls calls;
    private final ModelPrompts prompts;
    private final LlmSettings settings;
    private final LlmMetrics metrics;
    private final String label;

    GenerativeWriter(
            ModelCalls calls, PromptCatalog catalog, LlmSettings settings, LlmMetrics metrics) {
        this.calls = calls;
        this.prompts = new ModelPrompts(catalog, settings.mostClaims());
        this.settings = settings;
        this.metrics = metrics;
        this.label =
                "%s:%s+prompts@%s"
                        .formatted(
                                settings.provider().name().toLowerCase(Locale.ROOT),
                                settings.modelName(),
                                catalog.digest());
    }

    @Override
    public Written write(Question question, List<Reading> readings, Editor editor) {
        if (!calls.enter()) {
            return counted(new Written(Fallback.MODEL_BUSY, null));
        }
        try {
            return counted(
                    new Drafting(calls, prompts, settings, question, readings, editor).write());
        } finally {
            calls.leave();
        }
    }

    @Override
    public String label() {
        return label;
    }

    private Written counted(Written written) {
        metrics.written(written);
        return written;
    }
}
