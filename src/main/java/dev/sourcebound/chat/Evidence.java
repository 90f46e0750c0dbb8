package dev.sourcebound.chat;

import static dev.sourcebound.reading.QuestionWords.ASKING;

import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.answer.Told;
import dev.sourcebound.corpus.Negations;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How well the sources, or some of them, bear what a message may mean, by what it retrieves. For
/// each message there is one by [#within], which searches and reads nothing twice. Thread-safe.
final class Evidence {

    /// The passages that are looked at. What was meant is near the first, or was not meant.
    private static final int PASSAGES = 5;

    private static final Pattern QUESTION_WORD = Pattern.compile("\\b" + ASKING + "\\b");

    /// Of the follow-ups about the corpora for fitting, those that were rightly read with a thing
    /// in the pronoun's place were answered in the first passage, and those wrongly in the fourth
    /// or later.
    private static final int NEAR = 3;

    /// As an answer reads.
    private static final int READ = GroundedAnswerer.PASSAGES;

    /// Support from which on a question counts as answered.
    static final double LIKELIER = 0.5;

    private final Retriever retriever;
    private final Vocabulary vocabulary;
    private final PassageReader reader;
    private final Set<String> sources;
    private final Map<String, List<Hit>> found = new ConcurrentHashMap<>();
    private final Map<String, Optional<Reading>> read = new ConcurrentHashMap<>();

    /// What a reading of a question retrieves.
    ///
    /// @param nearness `[-1, 1]`, the cosine of the question and the passage nearest to it. Of the
    ///   measures that were tried on two parts of MTRAG it picks the best reading: the words that
    ///   are found in a passage, weighted by rarity, favour readings of few words, and the fused
    ///   relevance is relative to its own question
    /// @param passage the id of that passage; empty where nothing was found
    record Found(double nearness, String passage) {}

    /// Of all sources.
    Evidence(Retriever retriever, Vocabulary vocabulary, PassageReader reader) {
        this(retriever, vocabulary, reader, Set.of());
    }

    private Evidence(
            Retriever retriever, Vocabulary vocabulary, PassageReader reader, Set<String> sources) {
        this.retriever = retriever;
        this.vocabulary = vocabulary;
        this.reader = reader;
        this.sources = sources;
    }

    /// The same for one message, of some sources alone.
    ///
    /// @param only empty means all
    Evidence within(Set<String> only) {
        return new Evidence(retriever, vocabulary, reader, only);
    }

    Found of(String question) {
        return hits(question).stream()
                .limit(PASSAGES)
                .max(Comparator.comparingDouble((Hit hit) -> hit.signals().cosine()))
                .map(hit -> new Found(hit.signals().cosine(), hit.passage().id()))
                .orElse(new Found(-1, ""));
    }

    /// `[0, 1]`, the support of the sentence that answers a question best; 0 where none may.
    double support(String question) {
        return best(question).map(reading -> reading.support().probability()).orElse(0.0);
    }

    /// Whether the sentence that answers a question best has a word.
    ///
    /// @param word in small letters
    boolean says(String question, String word) {
        return best(question)
                .map(reading -> reading.passage().slice(reading.sentence()))
                .filter(said -> said.toLowerCase(Locale.ROOT).contains(word))
                .isPresent();
    }

    /// What answers a question, where that is likelier than not.
    List<Told> told(String question) {
        return best(question)
                .filter(reading -> reading.support().probability() >= LIKELIER)
                .flatMap(reading ->
                        Optional.ofNullable(reading.answer())
                                .map(span -> new Told(reading.passage().sourceId(), span)))
                .stream()
                .toList();
    }

    /// Whether a question has a word that an earlier one has not, a question word or one that
    /// carries meaning: else it asks for the same again.
    boolean asksMore(String question, String earlier) {
        return !terms(earlier).containsAll(terms(question));
    }

    private Set<String> terms(String question) {
        Set<String> terms =
                QUESTION_WORD
                        .matcher(question.toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(HashSet::new));
        terms.addAll(words(question));
        return terms;
    }

    /// Whether a question has a name, a number or another word that carries meaning, or a negation,
    /// which nothing that was said has; inflection aside.
    boolean adds(String question, String said) {
        return !words(said).containsAll(words(question))
                || (Negations.isIn(question) && !Negations.isIn(said));
    }

    /// Whether a reading of a question is answered where the whole of what was asked leads, and
    /// with clearly more support. What is answered elsewhere was not spoken of.
    ///
    /// @param whole the question with all that was asked before as its topic
    /// @param lead `[0, 1]`, how much more support
    boolean isBorneOut(String question, String whole, double lead) {
        Optional<Reading> best = best(question);
        return best.isPresent()
                && hits(whole).stream()
                        .limit(NEAR)
                        .anyMatch(hit -> hit.passage().id().equals(best.get().passage().id()))
                && best.get().support().probability() >= support(whole) + lead;
    }

    /// Whether a question is better borne as it stands than behind a topic: that must answer it
    /// with more support, and by a passage that has as many of its words, weighted by rarity. A
    /// question without words of its own never stands alone.
    boolean standsAlone(String question, String behindTopic) {
        Set<String> own = words(question);
        if (own.isEmpty()) {
            return false;
        }
        Optional<Reading> behind = best(behindTopic);
        Optional<Reading> alone = best(question);
        return behind.isEmpty()
                || (alone.isPresent()
                        && (behind.get().support().compareTo(alone.get().support()) <= 0
                                || held(own, behind.get()) < held(own, alone.get())));
    }

    private double held(Set<String> words, Reading reading) {
        Set<String> there = words(reading.passage().text());
        return words.stream().filter(there::contains).mapToDouble(vocabulary::rarity).sum();
    }

    private Set<String> words(String text) {
        return vocabulary.words(text).stream()
                .filter(word -> !Phrases.isFunctionWord(word.span().of(text)))
                .map(Word::term)
                .collect(Collectors.toSet());
    }

    /// As many as are read, the best first.
    private List<Hit> hits(String question) {
        return found.computeIfAbsent(question, asked -> retriever.retrieve(asked, READ, sources));
    }

    private Optional<Reading> best(String question) {
        return read.computeIfAbsent(question, this::read);
    }

    private Optional<Reading> read(String question) {
        List<Passage> passages = hits(question).stream().map(Hit::passage).toList();
        return passages.isEmpty()
                ? Optional.empty()
                : reader.read(question, passages).stream()
                        .filter(reading -> reading.stance() != Stance.WRONG_PREMISE)
                        .max(Comparator.comparing(Reading::support));
    }

    /// Whether the sources have every word of a phrase that carries meaning.
    boolean knows(String phrase) {
        double unknown = vocabulary.rarity("");
        List<Word> words = vocabulary.words(phrase);
        return !words.isEmpty()
                && words.stream().allMatch(word -> vocabulary.rarity(word.term()) < unknown);
    }
}
