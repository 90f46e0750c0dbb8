package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.watch.Stages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    @Bean
    IndexLifecycle index(
            Corpus corpus, Chunker chunker, IndexSettings settings, Embedder embedder) {
        return new IndexLifecycle(corpus, chunker, new IndexStore(settings.path(), embedder));
    }

    @Bean
    Retriever retriever(IndexLifecycle index, Embedder embedder, ObjectProvider<Stages> stages) {
        return new HybridRetriever(index, embedder, stages.getIfAvailable(() -> Stages.NONE));
    }

    @Bean
    Spelling spelling(IndexLifecycle index, Embedder embedder) {
        return new CorpusSpelling(index, new CommonWords(embedder));
    }
}
