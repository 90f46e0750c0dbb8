package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;

/// Makes passages of sources. Deterministic and thread-safe; linear in the length of the text.
public final class Chunker {

    /// Words. Neighbours are put together up to here, so that a list or a dialogue is found as one.
    static final int GROUP_WORDS = 120;

    /// Words. A paragraph of more is split: the embedder reads 512 tokens, which is about 350 words
    /// of plain English and half of that where names and numbers abound.
    static final int MOST_WORDS = 160;

    /// Words. A block of fewer says too little to be found alone.
    static final int SHORT_WORDS = 40;

    /// The passages of a source, in the order of its text. Empty only where no line holds a word.
    public List<Passage> chunk(Source source) {
        List<Section> sections = Repeats.without(source.text(), Outline.of(source.text()));
        Grouping grouping = new Grouping(source);
        for (Section section : sections) {
            grouping.add(section);
        }
        return grouping.passages();
    }

    /// Puts sentences together into passages.
    private static final class Grouping {

        private final Source source;
        private final List<Passage> passages = new ArrayList<>();
        private final List<Span> open = new ArrayList<>();
        private List<String> context = List.of();
        private int openWords;
        private int lastWords;

        Grouping(Source source) {
            this.source = source;
        }

        void add(Section section) {
            if (section.sentences().isEmpty()) {
                // A repeat stood here; what is around it does not belong together.
                close();
                return;
            }
            int words = 0;
            for (Span sentence : section.sentences()) {
                words += Words.count(source.text(), sentence);
            }
            if (!section.context().equals(context) || !belongs(words)) {
                close();
            }
            context = section.context();
            if (words > MOST_WORDS) {
                close();
                split(section.sentences(), words);
                return;
            }
            open.addAll(section.sentences());
            openWords += words;
            lastWords = words;
        }

        private boolean belongs(int words) {
            return openWords + words <= GROUP_WORDS
                    && (words < SHORT_WORDS || lastWords < SHORT_WORDS);
        }

        /// Into as few parts as do, of about the same length.
        private void split(List<Span> sentences, int words) {
            int parts = Math.ceilDiv(words, MOST_WORDS);
            int share = Math.ceilDiv(words, parts);
            for (Span sentence : sentences) {
                int length = Words.count(source.text(), sentence);
                boolean fuller = openWords + length / 2 > share;
                if (openWords > 0 && (fuller || openWords + length > MOST_WORDS)) {
                    close();
                }
                open.add(sentence);
                openWords += length;
            }
            close();
        }

        private void close() {
            if (open.isEmpty()) {
                return;
            }
            Span span = open.getFirst().cover(open.getLast());
            passages.add(
                    new Passage(
                            "%s#%06d".formatted(source.id(), passages.size()),
                            source.id(),
                            source.revision(),
                            span,
                            source.slice(span),
                            open,
                            String.join(" > ", context)));
            open.clear();
            openWords = 0;
            lastWords = 0;
        }

        List<Passage> passages() {
            close();
            return List.copyOf(passages);
        }
    }
}
