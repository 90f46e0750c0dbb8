package dev.sourcebound.chat;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// How well the sources bear a reading of a question, by what it retrieves. Thread-safe.
final class Evidence {

    /// The passages that are looked at. What was meant is near the first, or was not meant.
    private static final int PASSAGES = 5;

    /// As an answer reads.
    private static final int READ = GroundedAnswerer.PASSAGES;

    private final Retriever retriever;
    private final Vocabulary vocabulary;
    private final PassageReader reader;

    /// What a reading of a question retrieves.
    ///
    /// @param nearness `[-1, 1]`, the cosine of the question and the passage nearest to it. Of the
    ///   measures that were tried on two parts of MTRAG it picks the best reading: the words that
    ///   are found in a passage, weighted by rarity, favour readings of few words, and the fused
    ///   relevance is relative to its own question
    /// @param passage the id of that passage; empty where nothing was found
    record Found(double nearness, String passage) {}

    Evidence(Retriever retriever, Vocabulary vocabulary, PassageReader reader) {
        this.retriever = retriever;
        this.vocabulary = vocabulary;
        this.reader = reader;
    }

    Found of(String question) {
        return retriever.retrieve(question, PASSAGES, Set.of()).stream()
                .max(Comparator.comparingDouble((Hit hit) -> hit.signals().cosine()))
                .map(hit -> new Found(hit.signals().cosine(), hit.passage().id()))
                .orElse(new Found(-1, ""));
    }

    /// `[0, 1]`, the support of the sentence that answers a question best; 0 where none may.
    double support(String question) {
        List<Passage> passages =
                retriever.retrieve(question, READ, Set.of()).stream().map(Hit::passage).toList();
        return passages.isEmpty()
                ? 0
                : reader.read(question, passages).stream()
                        .mapToDouble(reading -> reading.support().probability())
                        .max()
                        .orElse(0);
    }

    /// Whether the sources have every word of a phrase that carries meaning.
    boolean knows(String phrase) {
        double unknown = vocabulary.rarity("");
        List<Word> words = vocabulary.words(phrase);
        return !words.isEmpty()
                && words.stream().allMatch(word -> vocabulary.rarity(word.term()) < unknown);
    }
}
