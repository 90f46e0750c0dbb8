package dev.sourcebound.corpus;

import java.util.List;

/// The unit that is retrieved: one paragraph, list or table of a source, or a part of a long one.
/// It carries its own text so that it can be read without loading its source.
///
/// @param id `sourceId` + `#` + its number in the source, zero-padded to six digits, so that the
///   order of ids is the order of the text
/// @param sourceId the source it stands in
/// @param revision the revision of that source
/// @param span where it stands in the source
/// @param text exactly the source's text at `span`
/// @param sentences what can be cited: spans in the source, ascending, not overlapping, within
///   `span`. A table row is one sentence, and no sentence leaves its list item. A sentence that
///   only repeats another one of the source (a pull quote) is not listed
/// @param context what a reader must know to understand it: the title of the source, the headings
///   above it, outermost first, and a table's header row, joined by ` > `; then, on a line each,
///   what words of it stand for; may be empty. It is context, never evidence
public record Passage(
        String id,
        String sourceId,
        String revision,
        Span span,
        String text,
        List<Span> sentences,
        String context) {

    public Passage {
        sentences = List.copyOf(sentences);
        if (text.length() != span.length()) {
            throw new IllegalArgumentException(
                    "passage %s: text has %d code units, its span %d"
                            .formatted(id, text.length(), span.length()));
        }
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("passage %s has no sentence".formatted(id));
        }
        int from = span.start();
        for (Span sentence : sentences) {
            if (sentence.start() < from || sentence.end() > span.end()) {
                throw new IllegalArgumentException(
                        "passage %s: sentence %s is out of order or out of %s"
                                .formatted(id, sentence, span));
            }
            from = sentence.end();
        }
    }

    /// The verbatim text at a span of the source that lies within this passage.
    public String slice(Span inSource) {
        return text.substring(inSource.start() - span.start(), inSource.end() - span.start());
    }

    /// A sentence of this passage with its neighbours, one on each side.
    public Span window(Span sentence) {
        int at = sentences.indexOf(sentence);
        return sentences
                .get(Math.max(0, at - 1))
                .cover(sentences.get(Math.min(sentences.size() - 1, at + 1)));
    }

    /// The same with one more thing in its context.
    ///
    /// @param gloss what a word of it stands for, in one line
    public Passage explained(String gloss) {
        String known = context.isEmpty() ? gloss : context + "\n" + gloss;
        return new Passage(id, sourceId, revision, span, text, sentences, known);
    }

    /// What is embedded and searched: the context, then the text.
    public String textWithContext() {
        return context.isEmpty() ? text : context + "\n" + text;
    }
}
