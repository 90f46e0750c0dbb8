package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.language.Languages;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.OwnCalibration;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.retrieval.Retriever;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    @Bean
    Provenance provenance(
            Corpus corpus,
            PassageReader reader,
            ReaderFit.Labelled fit,
            AbstentionPolicy abstention,
            ObjectProvider<Writer> writers) {
        Writer writer = writers.getIfAvailable(ExtractiveWriter::new);
        // The reader works with no other embedder than the one it was fitted on.
        String embedder = fit.fit().embedder();
        String decides =
                String.join(
                        "\n",
                        corpus.sources().stream()
                                .map(s -> s.id() + " " + s.revision())
                                .toList()
                                .toString(),
                        embedder,
                        reader.label(),
                        abstention.toString(),
                        writer.label());
        return new Provenance(
                embedder, reader.label(), writer.label(), "sha256:" + digest(decides));
    }

    @Bean
    Suggestions suggestions() {
        return new Suggestions();
    }

    @Bean
    GroundedAnswerer answerer(
            Corpus corpus,
            Vocabulary vocabulary,
            Languages languages,
            Suggestions suggestions,
            Retriever retriever,
            PassageReader reader,
            AbstentionPolicy abstention,
            ObjectProvider<Writer> writers,
            GroundingCheck groundingCheck,
            Provenance provenance,
            MeterRegistry registry) {
        return new GroundedAnswerer(
                new Refusals(corpus, vocabulary, languages, suggestions),
                retriever,
                reader,
                abstention,
                writers.getIfAvailable(ExtractiveWriter::new),
                groundingCheck,
                new CitationMaker(corpus),
                provenance,
                new AnswerMetrics(registry));
    }

    @Bean
    ClaimCheck claimCheck(
            Corpus corpus,
            Vocabulary vocabulary,
            Retriever retriever,
            ClaimJudge judge,
            Provenance provenance,
            MeterRegistry registry) {
        return new ClaimCheck(corpus, vocabulary, retriever, judge, provenance, registry);
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
