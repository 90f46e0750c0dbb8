package dev.sourcebound.corpus;

import static dev.sourcebound.fuzz.Input.require;

import dev.sourcebound.fuzz.Input;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What every text keeps when it is cut into blocks and sentences: nothing is said twice, nothing
/// that a block holds is left out, no character is parted.
public final class SentencesFuzz {

    private SentencesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new Input(bytes).restAsText();
        BitSet inBlocks = new BitSet();
        int last = 0;
        for (Block block : BlockParser.parse(text)) {
            for (Span line : lines(block)) {
                require(line.start() >= last, "a block begins before the one above it ends");
                last = line.end();
                if (!(block instanceof Block.Heading)) {
                    inBlocks.set(line.start(), line.end());
                }
            }
        }
        BitSet inSentences = new BitSet();
        last = 0;
        for (Span sentence : Sentences.of(text)) {
            checkEnds(text, sentence);
            require(sentence.start() >= last, "sentences overlap");
            last = sentence.end();
            inSentences.set(sentence.start(), sentence.end());
        }
        for (int at = 0; at < text.length(); at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                require(
                        inBlocks.get(at) == inSentences.get(at),
                        inBlocks.get(at)
                                ? "a word of a block is in no sentence"
                                : "a word of no block is in a sentence");
            }
        }
    }

    /// A sentence begins and ends with a character that can be seen, and parts none.
    static void checkEnds(String text, Span span) {
        String slice = span.of(text);
        require(Characters.hasWord(slice, 0, slice.length()), "a sentence without a word");
        require(!Characters.isSpace(slice.charAt(0)), "a sentence begins with white space");
        require(
                !Characters.isSpace(slice.charAt(slice.length() - 1)),
                "a sentence ends with white space");
        require(!Character.isLowSurrogate(slice.charAt(0)), "a sentence begins within a pair");
        require(
                !Character.isHighSurrogate(slice.charAt(slice.length() - 1)),
                "a sentence ends within a pair");
    }

    private static List<Span> lines(Block block) {
        return switch (block) {
            case Block.Heading heading -> List.of(heading.title());
            case Block.Paragraph paragraph -> spans(paragraph.lines());
            case Block.Item item -> spans(item.lines());
            case Block.Row row -> List.of(row.cells());
            case Block.Code code -> List.of(code.line());
        };
    }

    private static List<Span> spans(List<Line> lines) {
        List<Span> spans = new ArrayList<>();
        lines.stream().filter(line -> !line.isBlank()).forEach(line -> spans.add(line.span()));
        return spans;
    }
}
