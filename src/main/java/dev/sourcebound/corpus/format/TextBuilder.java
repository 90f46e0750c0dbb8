package dev.sourcebound.corpus.format;

import dev.sourcebound.corpus.format.Reading.Reason;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a document down block by block, with the marks that the segmentation reads, and no longer
/// than a text may be.
final class TextBuilder {

    private static final int DEEPEST_HEADING = 6;
    private static final int DEEPEST_ITEM = 8;

    /// What is no mark at the start of a line of a paragraph, and would be read as one.
    private static final Pattern MARK = Pattern.compile("(?m)^\\\\*+(#{1,6} |>|<!--|`{3}|~{3})");

    /// Code units of a title or an author; a title is kept with each passage of the text.
    private static final int LONGEST_NAME = 300;

    private final int most;
    private final StringBuilder text = new StringBuilder();

    /// Whether the last block was a list item, which the next one follows without a blank line.
    private boolean inList;

    /// @param most code units that the text may have
    TextBuilder(int most) {
        this.most = most;
    }

    /// @param level 1 is the outermost
    void heading(int level, String words) {
        String line = Whitespace.oneLine(words);
        if (Whitespace.hasWord(line)) {
            block("#".repeat(Math.clamp(level, 1, DEEPEST_HEADING)) + " " + line, false);
        }
    }

    /// @param words lines that are to stay apart are parted by a line feed
    void paragraph(String words) {
        String lines = Whitespace.lines(words);
        if (Whitespace.hasWord(lines)) {
            block(MARK.matcher(lines).replaceAll("\\\\$0"), false);
        }
    }

    /// @param depth 0 is the outermost
    /// @param mark such as `-` or `1.`
    void item(int depth, String mark, String words) {
        String line = Whitespace.oneLine(words);
        if (Whitespace.hasWord(line)) {
            String indent = "  ".repeat(Math.clamp(depth, 0, DEEPEST_ITEM));
            block(indent + mark + " " + line, true);
        }
    }

    /// Lines as they stand, such as code.
    void verbatim(String lines) {
        String clean = Whitespace.clean(lines).stripTrailing();
        if (Whitespace.hasWord(clean)) {
            String fence = clean.contains("```") ? "~~~~~~" : "```";
            block(fence + "\n" + clean + "\n" + fence, false);
        }
    }

    /// A table whose rows are of equal length; the first names the columns, or is blank.
    void table(List<List<String>> rows) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            lines.append(i == 0 ? "" : "\n").append(row(rows.get(i)));
            if (i == 0) {
                lines.append("\n|").append(" --- |".repeat(rows.getFirst().size()));
            }
        }
        block(lines.toString(), false);
    }

    /// So many more code units will be written; refuses where that is too many.
    void claim(int length) {
        if (text.length() + (long) length > most) {
            throw new Refusal(
                    Reason.TOO_MUCH_TEXT,
                    "gives more than %,d characters of text; split it or raise sourcebound.corpus.limits.text"
                            .formatted(most));
        }
    }

    int length() {
        return text.length();
    }

    DocumentText build(String title, String author) {
        return build(title, author, List.of());
    }

    DocumentText build(String title, String author, List<Integer> pageStarts) {
        return new DocumentText(text.toString(), pageStarts, name(title), name(author));
    }

    /// One line, cut where it is no name's length, or null where that would be blank.
    private static @Nullable String name(String words) {
        String line = Whitespace.oneLine(words);
        int end = Math.min(line.length(), LONGEST_NAME);
        boolean splits = end < line.length() && Character.isLowSurrogate(line.charAt(end));
        return Whitespace.orNull(line.substring(0, splits ? end - 1 : end));
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(Whitespace.oneLine(cell).replace("|", "\\|")).append(" |");
        }
        return row.toString();
    }

    private void block(String block, boolean item) {
        claim(block.length() + 2);
        if (!text.isEmpty()) {
            text.append(item && inList ? "\n" : "\n\n");
        }
        text.append(block);
        inList = item;
    }
}
