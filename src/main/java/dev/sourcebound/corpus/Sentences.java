package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The sentences of a text: its blocks cut by [Segmenter], where no sentence leaves its block.
public final class Sentences {

    private static final Pattern ASKS = Pattern.compile("[?？؟][\\s*_\"'”’»)\\]]*$");

    private final String text;
    private final Segmenter segmenter;
    private final LineJoiner joiner;

    Sentences(String text) {
        this.text = text;
        this.segmenter = new Segmenter(text);
        this.joiner = new LineJoiner(text);
    }

    /// All that a text says, as spans in it, ascending: the sentences of its paragraphs and list
    /// items, the rows of its tables, its lines of code. Not what only names or hides: marked
    /// headings, the header of a table, comments. Unlike in a source, a short line is no heading
    /// and a repeat is not left out: what is said is there.
    public static List<Span> of(String text) {
        Sentences cut = new Sentences(text);
        List<Span> sentences = new ArrayList<>();
        for (Block block : BlockParser.parse(text)) {
            switch (block) {
                case Block.Heading _ -> {}
                case Block.Paragraph paragraph -> sentences.addAll(cut.in(paragraph.lines()));
                case Block.Item item -> sentences.addAll(cut.in(item.lines()));
                case Block.Row row -> sentences.addAll(cut.in(row));
                case Block.Code code -> sentences.addAll(cut.in(code));
            }
        }
        return sentences;
    }

    /// The same, as they stand in the text.
    public static List<String> textsOf(String text) {
        return of(text).stream().map(span -> span.of(text)).toList();
    }

    /// Whether a sentence asks, and so says nothing.
    public static boolean asks(String sentence) {
        return ASKS.matcher(sentence).find();
    }

    /// The sentences of lines that stand together.
    List<Span> in(List<Line> lines) {
        List<Span> sentences = new ArrayList<>();
        for (Span piece : joiner.join(lines)) {
            sentences.addAll(segmenter.sentences(Spans.unwrap(text, piece)));
        }
        return sentences;
    }

    /// A row is one sentence, unless it is longer than any is.
    List<Span> in(Block.Row row) {
        return segmenter.line(cells(row.cells()));
    }

    /// A line of code is one sentence, unless it is longer than any is.
    List<Span> in(Block.Code code) {
        return segmenter.line(code.line());
    }

    /// A row from its first cell to its last, without the borders around them.
    Span cells(Span row) {
        int start = row.start();
        int end = row.end();
        while (text.charAt(start) == '|' || Characters.isSpace(text.charAt(start))) {
            start++;
        }
        while (text.charAt(end - 1) == '|' || Characters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
