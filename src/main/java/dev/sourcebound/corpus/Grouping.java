package dev.sourcebound.corpus;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts the sections of a source together into passages: short neighbours under the same headings
/// become one, a long paragraph becomes several, each sentence goes into exactly one.
final class Grouping {

    /// Words. Neighbours are put together up to here, so that a list or a dialogue is found as one.
    static final int GROUP_WORDS = 120;

    /// Words. A paragraph of more is split: the embedder reads 512 tokens, which is about 350 words
    /// of plain English and half of that where names and numbers abound.
    static final int MOST_WORDS = 160;

    /// Words. A block of fewer says too little to be found alone.
    static final int SHORT_WORDS = 40;

    private final Source source;
    private final String text;
    private final List<Passage> passages = new ArrayList<>();

    /// What the next passage will hold, all under the same headings.
    private final List<Part> open = new ArrayList<>();

    /// @param text the source's
    Grouping(Source source, String text) {
        this.source = source;
        this.text = text;
    }

    /// Sentences that stand together, with their length in words.
    private record Part(List<String> context, List<Span> sentences, int words) {}

    void add(Section section) {
        if (section.sentences().isEmpty()) {
            // A repeat stood here: what is around it may be far apart in thought.
            close(0);
            return;
        }
        Part part = new Part(section.context(), section.sentences(), words(section.sentences()));
        if (!open.isEmpty() && !open.getLast().context().equals(part.context())) {
            close(0);
        }
        if (!open.isEmpty() && !fits(part)) {
            close(leadingOn());
        }
        if (!open.isEmpty() && words() + part.words() > MOST_WORDS) {
            close(0);
        }
        if (part.words() > MOST_WORDS) {
            split(part);
        } else {
            open.add(part);
        }
    }

    List<Passage> passages() {
        close(0);
        return List.copyOf(passages);
    }

    private boolean fits(Part part) {
        return words() + part.words() <= GROUP_WORDS
                && (part.words() < SHORT_WORDS || open.getLast().words() < SHORT_WORDS);
    }

    /// How many parts at the end belong to what follows them: a question to its answer, a line that
    /// ends in a colon to its list.
    private int leadingOn() {
        Part last = open.getLast();
        int end = last.sentences().getLast().end();
        char mark = text.charAt(end - 1);
        return last.words() < SHORT_WORDS && (mark == '?' || mark == ':') ? 1 : 0;
    }

    /// Into as few passages as do, of about the same length.
    private void split(Part part) {
        int share = Math.ceilDiv(part.words(), Math.ceilDiv(part.words(), MOST_WORDS));
        List<Span> sentences = new ArrayList<>();
        int words = 0;
        for (Span sentence : part.sentences()) {
            int length = Words.count(text, sentence);
            boolean past = words + length / 2 > share || words + length > MOST_WORDS;
            if (words > 0 && past) {
                add(sentences, part.context());
                sentences.clear();
                words = 0;
            }
            sentences.add(sentence);
            words += length;
        }
        add(sentences, part.context());
    }

    /// Makes a passage of what is open, but for the last parts.
    private void close(int kept) {
        List<Part> done = open.subList(0, open.size() - kept);
        if (!done.isEmpty()) {
            List<Span> sentences = new ArrayList<>();
            for (Part part : done) {
                sentences.addAll(part.sentences());
            }
            add(sentences, done.getFirst().context());
            done.clear();
        }
    }

    private void add(List<Span> sentences, List<String> context) {
        Span span = sentences.getFirst().cover(sentences.getLast());
        passages.add(
                new Passage(
                        "%s#%06d".formatted(source.id(), passages.size()),
                        source.id(),
                        source.revision(),
                        span,
                        span.of(text),
                        sentences,
                        inContext(context)));
    }

    /// The document's own title leads the headings, unless it is the first of them.
    private String inContext(List<String> headings) {
        Stream<String> title =
                source.titleIsDescription() || headings.contains(source.title())
                        ? Stream.empty()
                        : Stream.of(source.title());
        return Stream.concat(title, headings.stream()).collect(joining(" > "));
    }

    private int words() {
        int words = 0;
        for (Part part : open) {
            words += part.words();
        }
        return words;
    }

    private int words(List<Span> sentences) {
        int words = 0;
        for (Span sentence : sentences) {
            words += Words.count(text, sentence);
        }
        return words;
    }
}
