package dev.sourcebound.chat;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sentences, each a passage and a source of its own. A question is as near to one as the cosine of
/// their sets of words, function words aside, and is answered with that support.
final class Village implements Vocabulary, Retriever, PassageReader {

    private final List<Passage> passages;

    Village(String... sentences) {
        this.passages =
                IntStream.range(0, sentences.length)
                        .mapToObj(i -> {
                            Span span = new Span(0, sentences[i].length());
                            return new Passage(
                                    "village#" + i,
                                    "village" + i,
                                    "sha256:0",
                                    span,
                                    sentences[i],
                                    List.of(span),
                                    "");
                        })
                        .toList();
    }

    Evidence evidence() {
        return new Evidence(this, this, this);
    }

    /// The same, where whatever has a word is answered with it.
    Evidence answering(String word) {
        return new Evidence(this, this, new Answering(this, word));
    }

    private record Answering(Village village, String word) implements PassageReader {

        @Override
        public List<Reading> read(String question, List<Passage> passages) {
            return village.read(question, passages).stream()
                    .map(r -> new Reading(r.passage(), r.sentence(), answer(r), r.support()))
                    .toList();
        }

        private @Nullable Span answer(Reading reading) {
            int start = reading.passage().text().indexOf(word);
            return start < 0 ? null : new Span(start, start + word.length());
        }

        @Override
        public String label() {
            return village.label();
        }
    }

    @Override
    public List<Word> words(String text) {
        return Pattern.compile("[\\p{L}\\p{N}]+")
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .filter(m -> !Phrases.isFunctionWord(m.group()))
                .map(m -> new Word(m.group(), new Span(m.start(), m.end())))
                .toList();
    }

    @Override
    public double rarity(String term) {
        return !term.isEmpty() && passages.stream().anyMatch(p -> terms(p.text()).contains(term))
                ? 1
                : 2;
    }

    @Override
    public List<Hit> retrieve(String question, int k, Set<String> sources) {
        return passages.stream()
                .filter(passage -> sources.isEmpty() || sources.contains(passage.sourceId()))
                .map(passage -> {
                    double cosine = cosine(question, passage.text());
                    return new Hit(passage, cosine, new Hit.Signals(1, 1, cosine, cosine));
                })
                .sorted(Comparator.comparingDouble(Hit::relevance).reversed())
                .limit(k)
                .toList();
    }

    @Override
    public List<Reading> read(String question, List<Passage> read) {
        return read.stream()
                .map(passage ->
                        new Reading(
                                passage,
                                passage.span(),
                                null,
                                new Support(cosine(question, passage.text()))))
                .toList();
    }

    @Override
    public String label() {
        return "village";
    }

    private double cosine(String question, String text) {
        Set<String> asked = terms(question);
        Set<String> both = new HashSet<>(asked);
        both.retainAll(terms(text));
        return asked.isEmpty() ? 0 : both.size() / Math.sqrt(asked.size() * terms(text).size());
    }

    private Set<String> terms(String text) {
        Set<String> terms = new HashSet<>();
        words(text).forEach(word -> terms.add(word.term()));
        return terms;
    }
}
