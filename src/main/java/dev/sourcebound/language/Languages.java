package dev.sourcebound.language;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Edition;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.language.LanguageDetector.Guess;
import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which languages the sources are in, and which one a question is in. A question is taken to be in
/// one of the sources' languages unless another is clearly more probable: names from abroad in a
/// question of few words look like another language. Thread-safe. Nothing is loaded or read before
/// the first call.
public final class Languages {

    /// How much more probable another language must be than the sources'. At 1.5, of 19,963 English
    /// questions full of foreign names 17 were taken for another language, of 2,220 beginnings of
    /// public sentences in 37 others 2,112 were told.
    private static final double CLEARLY = 1.5;

    /// A source whose language is no clearer than this, such as a table of numbers, has none.
    private static final double CLEAR_SOURCE = 1.2;

    /// UTF-16 code units of a source that are looked at: enough to be sure of.
    private static final int SAMPLE = 2_000;

    /// How many sources are looked at, evenly spread.
    private static final int MOST_SOURCES = 200;

    private final Corpus corpus;
    private final LanguageDetector detector;
    private @Nullable Known known;

    public Languages(Corpus corpus) {
        this(corpus, new LanguageDetector());
    }

    /// @param detector may be that of other corpora too: it is large
    Languages(Corpus corpus, LanguageDetector detector) {
        this.corpus = corpus;
        this.detector = detector;
    }

    /// What is known of the sources.
    ///
    /// @param edition of which it is known
    /// @param languages in which most of them are first
    /// @param scripts those that they are written in
    private record Known(Edition edition, List<Locale> languages, Set<UnicodeScript> scripts) {}

    /// The languages of the sources, the commonest first; at least one. Found out at the first call
    /// after a change of them, in some milliseconds for each source.
    public List<Locale> ofSources() {
        return known().languages();
    }

    /// The language of a question; that of most of the sources where it cannot be told.
    public Locale of(String question) {
        Known sources = known();
        Locale usual = sources.languages().getFirst();
        Set<UnicodeScript> scripts = LanguageDetector.scripts(question);
        if (scripts.isEmpty()) {
            return usual;
        }
        List<Guess> guesses = detector.guesses(question);
        if (guesses.isEmpty()) {
            return usual;
        }
        Guess best = guesses.getFirst();
        Guess ofSources =
                guesses.stream()
                        .filter(guess -> sources.languages().contains(guess.language()))
                        .findFirst()
                        .orElse(new Guess(usual, 0));
        if (scripts.stream().noneMatch(sources.scripts()::contains)) {
            return guesses.stream()
                    .map(Guess::language)
                    .filter(language -> !sources.languages().contains(language))
                    .findFirst()
                    .orElse(usual);
        }
        boolean clearly = best.probability() >= CLEARLY * ofSources.probability();
        return clearly ? best.language() : ofSources.language();
    }

    private synchronized Known known() {
        Edition edition = corpus.edition();
        Known found = known;
        if (found == null || found.edition() != edition) {
            found = find(edition);
            known = found;
        }
        return found;
    }

    private Known find(Edition edition) {
        List<Source> all = edition.sources();
        int step = Math.max(1, Math.ceilDiv(all.size(), MOST_SOURCES));
        List<String> samples =
                IntStream.range(0, all.size())
                        .filter(i -> i % step == 0)
                        .mapToObj(i -> sample(all.get(i).text()))
                        .toList();
        Map<Locale, Long> counts =
                samples.stream()
                        .map(detector::guesses)
                        .filter(Languages::isClear)
                        .map(guesses -> guesses.getFirst().language())
                        .collect(groupingBy(Function.identity(), counting()));
        LinkedHashSet<Locale> languages =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Locale, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(
                                                Map.Entry.comparingByKey(
                                                        Comparator.comparing(Locale::toString))))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (languages.isEmpty()) {
            languages.add(Locale.ENGLISH);
        }
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        samples.forEach(sample -> scripts.addAll(LanguageDetector.scripts(sample)));
        if (scripts.isEmpty()) {
            scripts.add(UnicodeScript.LATIN);
        }
        return new Known(edition, List.copyOf(languages), scripts);
    }

    private static boolean isClear(List<Guess> guesses) {
        return guesses.size() > 1
                && guesses.getFirst().probability() >= CLEAR_SOURCE * guesses.get(1).probability();
    }

    /// From the middle: what stands first may be a title page.
    private static String sample(String text) {
        int from = Math.max(0, (text.length() - SAMPLE) / 2);
        return text.substring(from, Math.min(text.length(), from + SAMPLE));
    }
}
