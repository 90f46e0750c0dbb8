package dev.sourcebound.corpus;

import java.util.List;

/// Makes passages of sources. Deterministic and thread-safe; linear in the length of the text.
public final class Chunker {

    /// Changes whenever other passages are made of the same source, so that those of an index are
    /// known to be of now without cutting all again.
    public static final String VERSION = "passages-3";

    /// The passages of a source, in the order of its text. Empty only where no line holds a word.
    public List<Passage> chunk(Source source) {
        String text = source.text();
        Grouping grouping = new Grouping(source, text);
        for (Section section : Repeats.without(text, Outline.of(text))) {
            grouping.add(section);
        }
        return grouping.passages();
    }
}
