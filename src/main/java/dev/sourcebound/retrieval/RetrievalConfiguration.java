package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.store.Leases;
import dev.sourcebound.watch.Stages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    /// Closed by the one bean that uses it.
    @Bean(destroyMethod = "")
    PassageIndices passageIndices(
            IndexSettings here,
            OpenSearchSettings cluster,
            Embedder embedder,
            ObjectProvider<Leases> leases) {
        if (!cluster.given()) {
            return new IndexStore(here.path(), embedder);
        }
        if (here.path() != null) {
            throw new AppException(
                    ErrorCode.INDEX_INVALID,
                    "The index is in the folder sourcebound.index.path or in the cluster"
                            + " sourcebound.index.opensearch.urls, and both are set; leave one out.");
        }
        return new OpenSearchStore(cluster, embedder, leases.getIfAvailable(Leases::ofThisProcess));
    }

    @Bean
    IndexLifecycle index(Corpus corpus, Chunker chunker, PassageIndices indices) {
        return new IndexLifecycle(corpus, chunker, indices);
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
    Spelling spelling(IndexLifecycle index, Corpus corpus, Embedder embedder) {
        Spelling spelling = new CorpusSpelling(index, new CommonWords(embedder));
        return text -> corpus.pinned(() -> spelling.corrected(text));
    }
}
