package dev.sourcebound.reading;

import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.KeptEmbeddings;
import dev.sourcebound.onnx.Location;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    private static final String FIT = "/embeddings/reader/fit.json";

    /// Where several have the model, who made it counts for all.
    @Bean
    @ConditionalOnMissingBean(name = "collectionName")
    MeterBinder readingMeters(WindowModel model) {
        return registry ->
                FunctionTimer.builder(
                                "sourcebound.model",
                                model,
                                WindowModel::runs,
                                WindowModel::nanos,
                                TimeUnit.NANOSECONDS)
                        .tag("model", "reader")
                        .description("Runs of a model, their waiting left out")
                        .register(registry);
    }

    /// Several corpora may be read by one.
    @Bean
    @ConditionalOnMissingBean
    WindowModel windowModel(ReadingSettings settings) {
        ReaderManifest manifest = ReaderManifest.read(new Location(settings.manifest()));
        return WindowModel.load(manifest, settings.threadsHere());
    }

    @Bean
    @ConditionalOnMissingBean
    ReaderFit.Labelled readerFit(Embedder embedder, WindowModel model) {
        ReaderFit.Labelled labelled = ReaderFit.read(FIT);
        requireEqual("embedder", labelled.fit().embedder(), embedder.fingerprint().label());
        requireEqual("reader", labelled.fit().model(), model.label());
        return labelled;
    }

    @Bean
    SignalExtractor signalExtractor(Vocabulary vocabulary, Embedder embedder, KeptEmbeddings kept) {
        return new SignalExtractor(vocabulary, embedder, kept);
    }

    @Bean
    PassageReader passageReader(
            SignalExtractor extractor, WindowModel model, ReaderFit.Labelled labelled) {
        return new OnnxPassageReader(
                extractor, new CloseLook(model), labelled.fit(), labelled.label());
    }

    /// A server only: commands read enough before they measure.
    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnMissingBean(name = "collectionName")
    WarmUp warmUp(PassageReader reader) {
        return new WarmUp(reader);
    }

    @Bean
    ClaimJudge claimJudge(
            Vocabulary vocabulary,
            SignalExtractor extractor,
            WindowModel model,
            ReaderFit.Labelled labelled,
            ReadingSettings settings) {
        ReaderFit fit = labelled.fit();
        return new OnnxClaimJudge(
                new ClaimLook(extractor, fit.firstLook(), model, vocabulary),
                fit.claims(),
                fit.claims().calibration().refusalPoint(settings.maxFalseSupportRate()));
    }

    /// A fit is worthless with other models: its refusal point would mean nothing.
    private static void requireEqual(String what, String fitted, String here) {
        if (!fitted.equals(here)) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The refusal point was fitted with the %s %s, but the %s here is %s; run the command fit and build anew."
                            .formatted(what, fitted, what, here));
        }
    }
}
