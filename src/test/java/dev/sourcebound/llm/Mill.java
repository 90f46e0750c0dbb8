package dev.sourcebound.llm;

import dev.sourcebound.answer.Question;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A source of three sentences, one of a single sentence, what the reader chose of the first, and
/// words.
final class Mill {

    static final String BUILT = "The mill was built in 1810.";
    static final String BURNED = "It burned down twice.";
    static final String EMPTY = "Today it stands empty.";
    static final Source SOURCE =
            new Source(
                    "mill",
                    "The mill",
                    false,
                    null,
                    null,
                    null,
                    null,
                    BUILT + " " + BURNED + " " + EMPTY,
                    "sha256:mill");
    static final Corpus CORPUS = new Corpus(List.of(SOURCE));
    static final String OPENED = "The inn was opened in 1820.";
    static final Source INN =
            new Source("inn", "The inn", false, null, null, null, null, OPENED, "sha256:inn");
    static final Corpus TOWN = new Corpus(List.of(SOURCE, INN));
    static final Question QUESTION = new Question("When was the mill built?", Set.of());
    static final Passage PASSAGE =
            new Passage(
                    "mill#000000",
                    "mill",
                    "sha256:mill",
                    new Span(0, SOURCE.text().length()),
                    SOURCE.text(),
                    List.of(span(BUILT), span(BURNED), span(EMPTY)),
                    "The mill");
    static final Passage INN_PASSAGE =
            new Passage(
                    "inn#000000",
                    "inn",
                    "sha256:inn",
                    new Span(0, OPENED.length()),
                    OPENED,
                    List.of(new Span(0, OPENED.length())),
                    "The inn");
    static final Reading INN_READING =
            new Reading(INN_PASSAGE, new Span(0, OPENED.length()), null, new Support(0.8));
    static final List<Reading> READINGS = List.of(reading(BUILT, 0.9));

    private Mill() {}

    static Reading reading(String sentence, double support) {
        return new Reading(PASSAGE, span(sentence), null, new Support(support));
    }

    static Span span(String part) {
        int start = SOURCE.text().indexOf(part);
        return new Span(start, start + part.length());
    }

    /// Every run of letters and digits is a word, but for "the", "was", "in" and "it".
    static final class Words implements Vocabulary {

        private static final Pattern WORD =
                Pattern.compile("(?i)\\b(?!(?:the|was|in|it)\\b)[\\p{L}\\p{N}]+");

        @Override
        public List<Word> words(String text) {
            return WORD.matcher(text)
                    .results()
                    .map(m ->
                            new Word(
                                    m.group().toLowerCase(Locale.ROOT),
                                    new Span(m.start(), m.end())))
                    .toList();
        }

        @Override
        public double rarity(String term) {
            return 1;
        }
    }
}
