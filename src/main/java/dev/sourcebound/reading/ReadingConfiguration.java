package dev.sourcebound.reading;

import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    private static final String FIT = "/embeddings/reader/fit.json";

    @Bean
    ReaderFit.Labelled readerFit(Embedder embedder) {
        ReaderFit.Labelled labelled = ReaderFit.read(FIT);
        String embedderHere = embedder.fingerprint().label();
        if (!labelled.fit().embedder().equals(embedderHere)) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The reader was fitted on the vectors of %s, but the embedder is %s; fit it anew with the command fit."
                            .formatted(labelled.fit().embedder(), embedderHere));
        }
        return labelled;
    }

    @Bean
    PassageReader passageReader(
            Vocabulary vocabulary, Embedder embedder, ReaderFit.Labelled labelled) {
        return new SignalPassageReader(vocabulary, embedder, labelled.fit(), labelled.label());
    }
}
