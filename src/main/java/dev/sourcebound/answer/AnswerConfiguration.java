package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.language.Languages;
import dev.sourcebound.reading.Calibration;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.OwnCalibration;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.RiskCurve;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.watch.Stage;
import dev.sourcebound.watch.Stages;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    /// Any other bean of this type takes its place.
    @Bean
    @Fallback
    Decomposer decomposer() {
        return QuestionParts::of;
    }

    @Bean
    GroundingCheck groundingCheck(Corpus corpus, Vocabulary vocabulary, ClaimJudge judge) {
        return new GroundingCheck(corpus, vocabulary, judge);
    }

    /// What was counted on labelled questions, and the refusal point that it gives.
    record Counted(RiskCurve risk, double refusalPoint) {}

    @Bean
    Counted counted(AnswerSettings settings, ReaderFit.Labelled reader) {
        double rate = settings.maxFalseAnswerRate();
        if (settings.calibration() == null) {
            Calibration shipped = reader.fit().calibration();
            return new Counted(shipped.risk(), shipped.refusalPoint(rate));
        }
        OwnCalibration own = OwnCalibration.read(settings.calibration(), reader);
        return new Counted(own.risk(), own.refusalPoint(rate));
    }

    @Bean
    AbstentionPolicy abstentionPolicy(Counted counted, ReaderFit.Labelled reader) {
        return new AbstentionPolicy(
                counted.refusalPoint(), reader.fit().companion(), reader.fit().further());
    }

    @Bean
    @ConditionalOnMissingBean
    Stages stages(ObjectProvider<ObservationRegistry> registry) {
        return new Stages(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    /// As it is when it is first asked for; for what measures, whose sources stay.
    @Bean
    Provenance provenance(LiveProvenance live) {
        return live.get();
    }

    @Bean
    LiveProvenance liveProvenance(
            Corpus corpus,
            PassageReader reader,
            ReaderFit.Labelled fit,
            AbstentionPolicy abstention,
            ObjectProvider<Writer> writers) {
        Writer writer = writers.getIfAvailable(ExtractiveWriter::new);
        // The reader works with no other embedder than the one it was fitted on.
        return new LiveProvenance(
                corpus,
                fit.fit().embedder(),
                reader.label(),
                writer.label(),
                abstention.toString());
    }

    @Bean
    Suggestions suggestions() {
        return new Suggestions();
    }

    @Bean
    AnswerMetrics answerMetrics(
            Counted counted, AbstentionPolicy abstention, Stages stages, MeterRegistry registry) {
        AnswerMetrics metrics =
                new AnswerMetrics(
                        registry, stages, new Drift(counted.risk(), abstention.refusalPoint()));
        metrics.watchDrift(registry);
        return metrics;
    }

    @Bean
    GroundedAnswerer groundedAnswerer(
            Corpus corpus,
            Vocabulary vocabulary,
            Languages languages,
            Suggestions suggestions,
            Spelling spelling,
            Decomposer decomposer,
            Retriever retriever,
            PassageReader reader,
            AbstentionPolicy abstention,
            ObjectProvider<Writer> writers,
            GroundingCheck groundingCheck,
            LiveProvenance provenance,
            AnswerMetrics metrics) {
        return new GroundedAnswerer(
                new Refusals(corpus, vocabulary, languages, suggestions),
                spelling,
                decomposer,
                retriever,
                reader,
                abstention,
                writers.getIfAvailable(ExtractiveWriter::new),
                groundingCheck,
                new CitationMaker(corpus),
                provenance,
                metrics);
    }

    @Bean
    AnswerCache answerCache(
            GroundedAnswerer grounded,
            Corpus corpus,
            Suggestions suggestions,
            AnswerMetrics metrics,
            AnswerSettings settings) {
        return new AnswerCache(
                grounded,
                () -> corpus.edition().number(),
                suggestions,
                metrics,
                settings.cacheSize().toBytes());
    }

    /// Made when it is looked at: a command that makes a new fit starts without one that suits.
    @Bean
    MeterBinder answerCacheMeters(ObjectProvider<AnswerCache> cache) {
        return registry -> {
            FunctionCounter.builder("sourcebound.answer.cache", cache, c -> c.getObject().hits())
                    .tag("result", "hit")
                    .description("Questions, by whether their reply was at hand")
                    .register(registry);
            FunctionCounter.builder("sourcebound.answer.cache", cache, c -> c.getObject().misses())
                    .tag("result", "miss")
                    .description("Questions, by whether their reply was at hand")
                    .register(registry);
            Gauge.builder("sourcebound.answer.cache.size", cache, c -> c.getObject().bytes())
                    .baseUnit("bytes")
                    .description("Memory that replies at hand take")
                    .register(registry);
        };
    }

    /// To each answer the sources stay as they are when it begins.
    @Bean
    @Primary
    Answerer answerer(AnswerCache cache, Corpus corpus, Stages stages) {
        return (question, progress) ->
                corpus.pinned(
                        () -> stages.time(Stage.ANSWER, () -> cache.answer(question, progress)));
    }

    @Bean
    ClaimCheck claimCheck(
            Corpus corpus,
            Vocabulary vocabulary,
            Retriever retriever,
            ClaimJudge judge,
            GroundingCheck gate,
            LiveProvenance provenance,
            MeterRegistry registry) {
        return new ClaimCheck(corpus, vocabulary, retriever, judge, gate, provenance, registry);
    }
}
