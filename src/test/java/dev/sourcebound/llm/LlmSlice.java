package dev.sourcebound.llm;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/// A server with a language model and, behind it, the mill instead of an index and trained models.
/// Not a configuration that a scan finds.
@EnableAutoConfiguration
@ComponentScan({
    "dev.sourcebound.answer",
    "dev.sourcebound.chat",
    "dev.sourcebound.language",
    "dev.sourcebound.llm",
    "dev.sourcebound.web"
})
@ConfigurationPropertiesScan({"dev.sourcebound.answer", "dev.sourcebound.llm"})
class LlmSlice {

    @Bean
    static SourceLink sourceLink() {
        return SourceLink.ROOT;
    }

    @Bean
    static Corpus corpus() {
        return Mill.CORPUS;
    }

    @Bean
    static Vocabulary vocabulary() {
        return new Mill.Words();
    }

    @Bean
    static Spelling spelling() {
        return text -> text;
    }

    @Bean
    static Retriever retriever() {
        return (_, _, _) -> List.of(new Hit(Mill.PASSAGE, 1, new Hit.Signals(1, 1, 0.5, 1)));
    }

    @Bean
    static ReaderFit.Labelled fit() {
        return ReaderFit.read("/embeddings/reader/fit.json");
    }

    /// Finds the year, but not the owner.
    @Bean
    static PassageReader reader() {
        return new PassageReader() {
            @Override
            public List<Reading> read(String question, List<Passage> passages) {
                return question.contains("own") ? List.of() : List.of(Mill.reading(Mill.BUILT, 1));
            }

            @Override
            public String label() {
                return "mill";
            }
        };
    }

    @Bean
    static ClaimJudge judge() {
        return CheckingEditor::judge;
    }
}
