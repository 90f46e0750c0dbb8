package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.corpus.ToldProgress;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.watch.Stages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(IndexLifecycle.class);

    @Bean
    IndexLifecycle index(
            Corpus corpus,
            Chunker chunker,
            IndexSettings settings,
            Embedder embedder,
            ObjectProvider<Indexing.Progress> progress) {
        return new IndexLifecycle(
                corpus,
                chunker,
                new IndexStore(settings.path(), embedder, settings.vectors()),
                progress.getIfAvailable(() -> new ToldProgress(LOG::info)));
    }

    /// No search sees the sources change while it goes on.
    @Bean
    Retriever retriever(
            IndexLifecycle index, Corpus corpus, Embedder embedder, ObjectProvider<Stages> stages) {
        Retriever hybrid =
                new HybridRetriever(index, embedder, stages.getIfAvailable(() -> Stages.NONE));
        return (question, k, sources) -> corpus.pinned(() -> hybrid.retrieve(question, k, sources));
    }

    @Bean
    IndexMeasure indexMeasure(IndexLifecycle index) {
        return new IndexMeasure(index);
    }

    @Bean
    Spelling spelling(IndexLifecycle index, Corpus corpus, Embedder embedder) {
        Spelling spelling = new CorpusSpelling(index, new CommonWords(embedder));
        return text -> corpus.pinned(() -> spelling.corrected(text));
    }
}
