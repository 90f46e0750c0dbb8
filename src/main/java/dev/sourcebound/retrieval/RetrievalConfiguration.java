package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Indexing;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.corpus.ToldProgress;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.embedding.KeptEmbeddings;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import dev.sourcebound.store.Leases;
import dev.sourcebound.watch.Stages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(IndexLifecycle.class);

    /// Where this is one collection of several: its name.
    private static final String COLLECTION = "${sourcebound.collection:}";

    @Bean
    PassageIndices passageIndices(
            IndexSettings here,
            OpenSearchSettings cluster,
            @Value(COLLECTION) String collection,
            Embedder embedder,
            ObjectProvider<Leases> leases) {
        if (!cluster.given()) {
            return new IndexStore(here.path(), embedder, here.vectors(), here.tokens());
        }
        if (here.vectors() != VectorSearch.AUTO && here.vectors() != VectorSearch.FLOAT) {
            throw new AppException(
                    ErrorCode.INDEX_INVALID,
                    "sourcebound.index.vectors is %s, and the cluster of sourcebound.index.opensearch.urls has float vectors; leave it out."
                            .formatted(here.vectors()));
        }
        return new OpenSearchStore(
                cluster,
                OpenSearchNames.of(cluster.name(), collection),
                embedder,
                here.tokens(),
                leases.getIfAvailable(Leases::ofThisProcess));
    }

    @Bean
    IndexLifecycle index(
            Corpus corpus,
            Chunker chunker,
            PassageIndices indices,
            @Value(COLLECTION) String collection,
            ObjectProvider<Indexing.Progress> progress) {
        return new IndexLifecycle(
                corpus,
                chunker,
                indices,
                progress.getIfAvailable(() -> new ToldProgress(LOG::info)),
                // Collections that cannot start let others start, and are tried again.
                collection.isEmpty());
    }

    @Bean
    KeptEmbeddings keptEmbeddings(IndexLifecycle index, Corpus corpus) {
        return texts -> corpus.pinned(() -> index.get().embedded(texts));
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
        return new Spelling() {
            @Override
            public String corrected(String text) {
                return corpus.pinned(() -> spelling.corrected(text));
            }

            @Override
            public double known(String text) {
                return corpus.pinned(() -> spelling.known(text));
            }
        };
    }
}
