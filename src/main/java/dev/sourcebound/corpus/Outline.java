package dev.sourcebound.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a text as sections: every block that can be cited, with the headings above it.
final class Outline {

    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\]\\[]{0,200})\\]\\([^()\\s]{0,500}\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("[*`]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern CELL_BORDER = Pattern.compile(" *\\| *");
    private static final int LONGEST_TITLE = 300;

    private final String text;
    private final Sentences sentences;
    private final Deque<Block.Heading> trail = new ArrayDeque<>();
    private final List<Section> sections = new ArrayList<>();
    private List<String> context = List.of();

    /// The last table's header row, kept for its other rows.
    private @Nullable Span headerSpan;

    private String headerText = "";

    private Outline(String text) {
        this.text = text;
        this.sentences = new Sentences(text);
    }

    /// The sections in the order of the text.
    static List<Section> of(String text) {
        Outline outline = new Outline(text);
        for (Block block : blocks(text)) {
            outline.add(block);
        }
        return outline.sections;
    }

    /// The first heading's words, or an empty text where there is none.
    static String firstHeading(String text) {
        for (Block block : blocks(text)) {
            if (block instanceof Block.Heading heading) {
                return plain(heading.title().of(text));
            }
        }
        return "";
    }

    private static List<Block> blocks(String text) {
        return PlainHeadings.find(text, BlockParser.parse(text));
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> {
                while (!trail.isEmpty() && trail.getLast().level() >= heading.level()) {
                    trail.removeLast();
                }
                trail.addLast(heading);
                context = headings();
            }
            case Block.Paragraph paragraph ->
                    add(Section.Kind.PROSE, sentences.in(paragraph.lines()), context);
            case Block.Item item -> add(Section.Kind.ITEM, sentences.in(item.lines()), context);
            case Block.Row row -> add(Section.Kind.ROW, sentences.in(row), context(row));
            case Block.Code code -> add(Section.Kind.CODE, sentences.in(code), context);
        }
    }

    private List<String> context(Block.Row row) {
        Span header = row.header();
        if (header == null) {
            return context;
        }
        if (!header.equals(headerSpan)) {
            headerSpan = header;
            headerText = header(header);
        }
        List<String> above = new ArrayList<>(context);
        above.add(headerText);
        return above;
    }

    private void add(Section.Kind kind, List<Span> sentences, List<String> context) {
        if (!sentences.isEmpty()) {
            sections.add(new Section(context, kind, sentences));
        }
    }

    private String header(Span row) {
        Span cells = sentences.cells(row);
        String start = Beginning.of(cells.of(text), LONGEST_TITLE);
        return plain(CELL_BORDER.matcher(start).replaceAll(" | "));
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>();
        for (Block.Heading heading : trail) {
            headings.add(plain(heading.title().of(text)));
        }
        return List.copyOf(headings);
    }

    /// A heading's words without the marks of links and emphasis, cut where it is no heading's
    /// length.
    private static String plain(String heading) {
        String unlinked = LINK.matcher(Beginning.of(heading, LONGEST_TITLE)).replaceAll("$1");
        return EMPHASIS.matcher(unlinked).replaceAll("").strip();
    }
}
