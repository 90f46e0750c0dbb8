package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.OwnCalibration;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.retrieval.Retriever;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    @Bean
    GroundingCheck groundingCheck(Corpus corpus, Vocabulary vocabulary, ClaimJudge judge) {
        return new GroundingCheck(corpus, vocabulary, judge);
    }

    @Bean
    AbstentionPolicy abstentionPolicy(AnswerSettings settings, ReaderFit.Labelled reader) {
        double rate = settings.maxFalseAnswerRate();
        double point =
                settings.calibration() == null
                        ? reader.fit().calibration().refusalPoint(rate)
                        : OwnCalibration.read(settings.calibration(), reader).refusalPoint(rate);
        return new AbstentionPolicy(point, reader.fit().companion());
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

    /// To each answer the sources stay as they are when it begins.
    @Bean
    Answerer answerer(
            Corpus corpus,
            Vocabulary vocabulary,
            Retriever retriever,
            PassageReader reader,
            AbstentionPolicy abstention,
            ObjectProvider<Writer> writers,
            GroundingCheck groundingCheck,
            LiveProvenance provenance,
            MeterRegistry registry) {
        Answerer grounded =
                new GroundedAnswerer(
                        new QuestionCheck(vocabulary),
                        retriever,
                        reader,
                        abstention,
                        writers.getIfAvailable(ExtractiveWriter::new),
                        groundingCheck,
                        new RefusalTexts(corpus),
                        new CitationMaker(corpus),
                        provenance,
                        new AnswerMetrics(registry));
        return (question, progress) -> corpus.pinned(() -> grounded.answer(question, progress));
    }

    @Bean
    ClaimCheck claimCheck(
            Corpus corpus,
            Vocabulary vocabulary,
            Retriever retriever,
            ClaimJudge judge,
            LiveProvenance provenance,
            MeterRegistry registry) {
        return new ClaimCheck(corpus, vocabulary, retriever, judge, provenance, registry);
    }
}
