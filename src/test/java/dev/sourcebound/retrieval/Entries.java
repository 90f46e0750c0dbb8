package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Made-up texts to index.
final class Entries {

    static final Source BEES = source("bees", "The hive holds forty thousand bees.");
    static final Source SHIPS = source("ships", "The harbour closes when the wind blows.");

    private Entries() {}

    /// Long enough to be a passage of its own, and unlike any other.
    static String paragraph(int number) {
        return "Entry %d tells of ".formatted(number)
                + IntStream.range(0, 100)
                        .mapToObj(i -> "ship" + number + "x" + i)
                        .collect(Collectors.joining(" "))
                + ".";
    }

    /// One passage each, which no search for "harbour" tells from the others.
    static List<Source> alike() {
        return IntStream.range(100, 160)
                .mapToObj(i -> source("s" + i, "The harbour has pier %d.".formatted(i)))
                .toList();
    }

    static Source source(String id, String text) {
        return new Source(id, id, true, null, null, null, null, text, "sha256:" + text.hashCode());
    }

    /// As an index is given them.
    static List<SourcePassages> passages(Source... sources) {
        Chunker chunker = new Chunker();
        return Stream.of(sources).map(source -> SourcePassages.of(source, chunker)).toList();
    }

    /// What of them is embedded.
    static Set<String> texts(List<SourcePassages> sources) {
        return sources.stream()
                .flatMap(source -> source.passages().get().stream())
                .map(Passage::textWithContext)
                .collect(Collectors.toSet());
    }
}
