package dev.sourcebound.fuzz;

import dev.sourcebound.access.KeyFileFuzz;
import dev.sourcebound.answer.ClaimTextFuzz;
import dev.sourcebound.channel.PlainRenderingFuzz;
import dev.sourcebound.channel.slack.SlackPayloadsFuzz;
import dev.sourcebound.channel.slack.SlackRenderingFuzz;
import dev.sourcebound.channel.telegram.TelegramPayloadsFuzz;
import dev.sourcebound.channel.telegram.TelegramRenderingFuzz;
import dev.sourcebound.channel.widget.WidgetTokensFuzz;
import dev.sourcebound.chat.QuestionsFuzz;
import dev.sourcebound.corpus.CatalogueFuzz;
import dev.sourcebound.corpus.PassagesFuzz;
import dev.sourcebound.corpus.SentencesFuzz;
import dev.sourcebound.corpus.format.DocumentsFuzz;
import dev.sourcebound.evaluation.data.QuestionFilesFuzz;
import dev.sourcebound.llm.ModelTextFuzz;
import dev.sourcebound.onnx.TokensFuzz;
import dev.sourcebound.web.RequestsFuzz;
import dev.sourcebound.web.openai.CompletionsFuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What is fuzzed: classes with a `fuzzerTestOneInput(byte[])` that throws where something does not
/// hold. Each has a folder of inputs to begin from, and every input that once made it fail.
final class Targets {

    static final Path INPUTS = Path.of("src/test/resources/fuzz");

    private Targets() {}

    interface Run {
        void on(byte[] input);
    }

    /// @param type what a fuzzer calls
    /// @param run the same, called from here
    /// @param mutants how many inputs the build makes of the kept ones
    record Target(Class<?> type, Run run, int mutants) {

        Path folder() {
            return INPUTS.resolve(type.getSimpleName());
        }

        /// The kept inputs, in the order of their names.
        List<Path> inputs() {
            try (Stream<Path> files = Files.list(folder())) {
                return files.sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static List<Target> all() {
        return List.of(
                new Target(SentencesFuzz.class, SentencesFuzz::fuzzerTestOneInput, 3_000),
                new Target(PassagesFuzz.class, PassagesFuzz::fuzzerTestOneInput, 1_500),
                new Target(CatalogueFuzz.class, CatalogueFuzz::fuzzerTestOneInput, 1_000),
                new Target(DocumentsFuzz.class, DocumentsFuzz::fuzzerTestOneInput, 300),
                new Target(TokensFuzz.class, TokensFuzz::fuzzerTestOneInput, 1_500),
                new Target(RequestsFuzz.class, RequestsFuzz::fuzzerTestOneInput, 3_000),
                new Target(CompletionsFuzz.class, CompletionsFuzz::fuzzerTestOneInput, 3_000),
                new Target(PlainRenderingFuzz.class, PlainRenderingFuzz::fuzzerTestOneInput, 1_000),
                new Target(SlackRenderingFuzz.class, SlackRenderingFuzz::fuzzerTestOneInput, 1_000),
                new Target(SlackPayloadsFuzz.class, SlackPayloadsFuzz::fuzzerTestOneInput, 3_000),
                new Target(
                        TelegramRenderingFuzz.class,
                        TelegramRenderingFuzz::fuzzerTestOneInput,
                        600),
                new Target(
                        TelegramPayloadsFuzz.class,
                        TelegramPayloadsFuzz::fuzzerTestOneInput,
                        3_000),
                new Target(WidgetTokensFuzz.class, WidgetTokensFuzz::fuzzerTestOneInput, 1_500),
                new Target(KeyFileFuzz.class, KeyFileFuzz::fuzzerTestOneInput, 1_000),
                new Target(QuestionFilesFuzz.class, QuestionFilesFuzz::fuzzerTestOneInput, 800),
                new Target(ModelTextFuzz.class, ModelTextFuzz::fuzzerTestOneInput, 4_000),
                new Target(QuestionsFuzz.class, QuestionsFuzz::fuzzerTestOneInput, 3_000),
                new Target(ClaimTextFuzz.class, ClaimTextFuzz::fuzzerTestOneInput, 4_000));
    }
}
