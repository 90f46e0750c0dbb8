package dev.sourcebound.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the headings that no mark shows: a short line that stands alone, ends like no sentence,
/// and has text below it. What only looks like one (a date, an address, a by-line, a web address)
/// stays text, so that it can be cited.
final class PlainHeadings {

    /// Below the six levels of Markdown, outermost first.
    private static final int CAPITALS = 11;

    private static final int PLAIN = 12;
    private static final int BOLD = 7;

    private static final int MOST_WORDS = 12;
    private static final int LONGEST = 90;

    /// Headings right below one another; more short lines in a row are a list of short lines.
    private static final int MOST_IN_A_ROW = 3;

    /// A title at the head of a document may be as long as a sentence.
    private static final int MOST_TITLE_WORDS = 30;

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_QUESTION_WORDS = 10;

    private static final Pattern NUMBERED =
            Pattern.compile("(\\d{1,2}\\.|\\d{1,2}(\\.\\d{1,2})+\\.?)[ \\t\\u00A0]+\\p{Lu}.*");
    private static final Pattern BYLINE =
            Pattern.compile("[*_]*[Bb]y:?[ \\t]+\\p{Lu}[\\p{L}'’.-]*[ \\t]+\\p{Lu}.*");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    ".*(://|www\\.|@|\\.(com|org|net|eu|edu|gov)\\b).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");

    private final String text;
    private final List<Block> blocks;

    private PlainHeadings(String text, List<Block> blocks) {
        this.text = text;
        this.blocks = blocks;
    }

    /// The same blocks, with headings in place of the paragraphs and items that are headings.
    static List<Block> find(String text, List<Block> blocks) {
        return new PlainHeadings(text, blocks).find();
    }

    private List<Block> find() {
        List<Block> found = new ArrayList<>();
        // From the end, because a heading needs to know what stands below it.
        @Nullable Block below = null;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            below = resolve(i, below, found);
        }
        return found.reversed();
    }

    /// Adds a block as what it is, and returns what was added first in the text.
    private Block resolve(int index, @Nullable Block below, List<Block> found) {
        Block block = blocks.get(index);
        Block above = index > 0 ? blocks.get(index - 1) : null;
        return switch (block) {
            case Block.Paragraph paragraph when isInLongRow(index) -> keep(paragraph, found);
            case Block.Paragraph paragraph -> paragraph(paragraph, index <= 1, below, found);
            case Block.Item item when isNumberedHeading(item, above, below) -> {
                int end = item.lines().getFirst().end();
                Span title = Spans.trim(text, item.markStart(), end);
                Block heading = new Block.Heading(PLAIN, title);
                found.add(heading);
                yield heading;
            }
            case Block.Item _, Block.Heading _, Block.Row _, Block.Code _ -> keep(block, found);
        };
    }

    private static Block keep(Block block, List<Block> found) {
        found.add(block);
        return block;
    }

    /// Whether too many short lines stand in a row for this one to be a heading.
    private boolean isInLongRow(int index) {
        int from = index;
        while (from > 0 && index - from < MOST_IN_A_ROW && isShort(from - 1)) {
            from--;
        }
        int to = index;
        while (to < blocks.size() && to - index <= MOST_IN_A_ROW && isShort(to)) {
            to++;
        }
        return to - from > MOST_IN_A_ROW;
    }

    private boolean isShort(int index) {
        return blocks.get(index) instanceof Block.Paragraph paragraph
                && paragraph.lines().size() == 1
                && looksLikeTitle(paragraph.lines().getFirst(), MOST_WORDS, LONGEST);
    }

    private Block paragraph(
            Block.Paragraph paragraph, boolean isHead, @Nullable Block below, List<Block> found) {
        List<Line> lines = paragraph.lines();
        Line first = lines.getFirst();
        if (lines.size() > 1) {
            if (looksLikeTitle(first, MOST_TITLE_WORDS, LONGEST_TITLE) && isByline(lines.get(1))) {
                found.add(new Block.Paragraph(lines.subList(1, lines.size())));
                Block title = new Block.Heading(level(first), first.span());
                found.add(title);
                return title;
            }
            return keep(paragraph, found);
        }
        Integer level = below == null ? null : headingLevel(first, isHead, below);
        Block result =
                level == null
                        ? paragraph
                        : new Block.Heading(level, Spans.unwrap(text, first.span()));
        found.add(result);
        return result;
    }

    private @Nullable Integer headingLevel(Line line, boolean isHead, Block below) {
        if (isBold(line)) {
            return words(line) <= MOST_WORDS ? BOLD : null;
        }
        boolean heading =
                looksLikeTitle(line, MOST_WORDS, LONGEST)
                        || (isHead && looksLikeTitle(line, MOST_TITLE_WORDS, LONGEST_TITLE));
        if (!heading) {
            return null;
        }
        int level = level(line);
        // A heading right above another one holds it.
        if (below instanceof Block.Heading lower
                && lower.level() > BOLD
                && lower.level() <= level) {
            return Math.max(BOLD + 1, lower.level() - 1);
        }
        return level;
    }

    private int level(Line line) {
        return isCapitals(line) ? CAPITALS : PLAIN;
    }

    private boolean isBold(Line line) {
        Span inner = Spans.unwrap(text, line.span());
        return inner.start() - line.start() >= 2;
    }

    private boolean looksLikeTitle(Line line, int mostWords, int longest) {
        int first = text.codePointAt(line.start());
        if (line.length() > longest
                || line.quoteDepth() > 0
                || !(Character.isUpperCase(first)
                        || Character.isDigit(first)
                        || Character.isTitleCase(first)
                        || isUncased(first))
                || words(line) > mostWords) {
            return false;
        }
        String words = line.span().of(text);
        char last = lastMark(words);
        if (last == '?') {
            return words(line) <= MOST_QUESTION_WORDS;
        }
        return (Character.isLetterOrDigit(last) || last == ')')
                && words.indexOf('|') < 0
                && !isByline(line)
                && !ADDRESS.matcher(words).matches()
                && !isDateOrAddress(words);
    }

    /// The last character, or the one within the quotation marks that end a line.
    private static char lastMark(String words) {
        int last = words.length() - 1;
        while (last > 0 && words.charAt(last) != ')' && Characters.closes(words.charAt(last))) {
            last--;
        }
        return words.charAt(last);
    }

    private static boolean isUncased(int letter) {
        return Character.isLetter(letter) && !Character.isLowerCase(letter);
    }

    private boolean isByline(Line line) {
        return BYLINE.matcher(text).region(line.start(), line.end()).matches();
    }

    private boolean isCapitals(Line line) {
        String words = line.span().of(text);
        return words.equals(words.toUpperCase(Locale.ROOT))
                && !words.equals(words.toLowerCase(Locale.ROOT));
    }

    /// A number and a comma make an address or a date with a place; a line of nothing but numbers
    /// and names of months and days is a date.
    private static boolean isDateOrAddress(String words) {
        if (NUMBERED.matcher(words).matches()) {
            return false;
        }
        boolean number = words.chars().anyMatch(Character::isDigit);
        if (number && words.indexOf(',') >= 0) {
            return true;
        }
        return number
                && NOT_A_LETTER
                        .splitAsStream(words)
                        .allMatch(word -> word.isEmpty() || DateWords.contains(word));
    }

    /// `1. The parties`, alone between blank lines and with text below, and not an item of a list.
    private boolean isNumberedHeading(
            Block.Item item, @Nullable Block above, @Nullable Block below) {
        Line line = item.lines().getFirst();
        return item.ordered()
                && item.lines().size() == 1
                && !(above instanceof Block.Item)
                && (below instanceof Block.Paragraph || below instanceof Block.Heading)
                && Character.isDigit(text.charAt(item.markStart()))
                && looksLikeTitle(line, MOST_WORDS, LONGEST);
    }

    private int words(Line line) {
        int words = 0;
        boolean in = false;
        for (int at = line.start(); at < line.end() && words <= MOST_TITLE_WORDS; at++) {
            boolean space = Characters.isSpace(text.charAt(at));
            if (!space && !in) {
                words++;
            }
            in = !space;
        }
        return words;
    }
}
