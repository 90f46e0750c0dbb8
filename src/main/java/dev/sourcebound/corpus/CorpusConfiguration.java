package dev.sourcebound.corpus;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.format.ReadingLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CorpusConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    /// Read at start, so that a folder that cannot be read stops the start and not the first
    /// question.
    @Bean
    Library library(
            CorpusSettings settings,
            ReadingLimits limits,
            LiveSettings live,
            KeepingSettings keeping,
            ObjectProvider<Indexing> indexing,
            ObjectProvider<Progress> progress) {
        SourceFolder folder = new SourceFolder(settings.folder(), settings.maxSourceSize(), limits);
        return new Library(
                folder,
                indexing::getObject,
                live.watchInterval(),
                keeping.shelf(folder.reading()),
                live.oldRevisions().toBytes() / Character.BYTES,
                progress.getIfAvailable(() -> new ToldProgress(LOG::info)));
    }

    /// A server may wait for its documents; what measures has nothing to do without.
    @Bean
    @ConditionalOnNotWebApplication
    InitializingBean sourcesRequired(Library library) {
        return library::requireSources;
    }

    @Bean
    Corpus corpus(Library library) {
        return library.corpus();
    }

    @Bean
    LibraryWriter libraryWriter(Library library) {
        return new LibraryWriter(library);
    }

    /// For a server only: what measures wants sources that stay.
    @Bean
    @ConditionalOnWebApplication
    FolderWatch folderWatch(Library library, LiveSettings live) {
        return new FolderWatch(library, live.watchInterval());
    }

    @Bean
    @ConditionalOnMissingBean
    SourceLink sourceLink() {
        return SourceLink.ROOT;
    }

    @Bean
    Chunker chunker() {
        return new Chunker();
    }
}
