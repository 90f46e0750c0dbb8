package dev.sourcebound.corpus;

import static dev.sourcebound.fuzz.Input.require;

import dev.sourcebound.fuzz.Input;
import java.util.List;

/// What passages of any text keep: each is a stretch of its source, word for word; they follow each
/// other; their sentences stand in them; cut again, they are the same.
public final class PassagesFuzz {

    private PassagesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new Input(bytes).restAsText();
        if (text.isBlank()) {
            return;
        }
        List<Passage> passages = ChunkerTest.chunk(text);
        int last = 0;
        for (Passage passage : passages) {
            require(passage.span().start() >= last, "passages overlap");
            last = passage.span().end();
            require(passage.text().equals(passage.span().of(text)), "a passage is not verbatim");
            Input.requireWellFormed(passage.context(), "a context");
            for (Span sentence : passage.sentences()) {
                SentencesFuzz.checkEnds(text, sentence);
                require(passage.span().contains(sentence), "a sentence leaves its passage");
                require(
                        passage.slice(sentence).equals(sentence.of(text)),
                        "a sentence is not verbatim");
                require(sentence.length() <= Segmenter.LONGEST_SENTENCE, "a sentence without end");
            }
        }
        require(passages.equals(ChunkerTest.chunk(text)), "cut again, passages differ");
        Outline.firstHeading(text);
    }
}
