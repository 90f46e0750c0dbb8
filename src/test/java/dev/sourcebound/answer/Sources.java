package dev.sourcebound.answer;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A small corpus for tests: three sources, one passage each, sentences that end with a full stop.
final class Sources {

    static final Source MILL =
            source(
                    "mill",
                    "The mill",
                    "The mill was built in 1810. It burned down twice.\nIt stands empty.");
    static final Source BRIDGE =
            source("bridge", "The bridge", "The bridge is older than the mill.");
    static final Source REPORT = source("report", "The report", "The mill was built in 1820.");
    static final Source CANAL = source("canal", "The canal", "The canal to Oxley was dug in 1820.");
    static final Corpus CORPUS = new Corpus(List.of(MILL, BRIDGE, REPORT));

    private Sources() {}

    static Source source(String id, String title, String text) {
        return new Source(id, title, false, null, null, null, null, text, "sha256:" + id);
    }

    static Passage passage(Source source) {
        List<Span> sentences =
                Pattern.compile("[^.\\s][^.]*\\.")
                        .matcher(source.text())
                        .results()
                        .map(match -> new Span(match.start(), match.end()))
                        .toList();
        return new Passage(
                source.id() + "#000000",
                source.id(),
                source.revision(),
                new Span(0, source.text().length()),
                source.text(),
                sentences,
                "");
    }

    static Reading reading(Source source, int sentence, double support) {
        Passage passage = passage(source);
        return new Reading(passage, passage.sentences().get(sentence), null, new Support(support));
    }

    static Reading reading(Source source, int sentence, double support, String answer) {
        Reading whole = reading(source, sentence, support);
        int start = source.text().indexOf(answer);
        return new Reading(
                whole.passage(),
                whole.sentence(),
                new Span(start, start + answer.length()),
                whole.support());
    }

    static Excerpt excerpt(Source source, String text) {
        int start = source.text().indexOf(text);
        return new Excerpt(
                source.id(), source.revision(), new Span(start, start + text.length()), text, null);
    }

    /// Supports a claim all of whose words the passages have, by the first of them; finds it
    /// contradicted where they have all but one.
    static ClaimReading judge(String claim, List<Passage> passages) {
        Set<String> there =
                passages.stream().flatMap(p -> words(p.text())).collect(Collectors.toSet());
        long lacking = words(claim).filter(word -> !there.contains(word)).count();
        if (passages.isEmpty() || lacking > 1) {
            return ClaimReading.NOTHING;
        }
        Passage first = passages.getFirst();
        List<Excerpt> evidence = List.of(Windows.excerpt(first));
        return lacking == 0
                ? new ClaimReading(ClaimVerdict.SUPPORTED, new Support(0.9), evidence)
                : new ClaimReading(ClaimVerdict.CONTRADICTED, new Support(0.1), evidence);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\W+", -1))
                .filter(word -> !word.isEmpty());
    }
}
