package dev.sourcebound.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// The settings that pages name, and what their tables say of defaults. A table's first cell names
/// settings in full, or by what follows the prefix that the head of the table gives
/// (`sourcebound.llm.`), or the first in full and further ones from their last dot on
/// (`sourcebound.decision.folder`, `.max-size`). The cell under `default` gives theirs in the same
/// order.
record NamedSettings(Map<String, List<String>> defaults, List<String> inText) {

    private static final Pattern NAME = Pattern.compile("sourcebound(?:\\.[a-z][a-z0-9-]*)+");

    static NamedSettings of(Page page) {
        NamedSettings named = new NamedSettings(new LinkedHashMap<>(), new ArrayList<>());
        for (TableBlock table : Markdown.all(page.document(), TableBlock.class)) {
            named.read(table);
        }
        for (Code code : Markdown.all(page.document(), Code.class)) {
            Matcher name = NAME.matcher(code.getLiteral());
            while (name.find()) {
                boolean group =
                        code.getLiteral().startsWith(".", name.end())
                                || code.getLiteral().startsWith("…", name.end());
                named.inText.add(group ? name.group() + "." : name.group());
            }
        }
        return named;
    }

    private void read(TableBlock table) {
        List<TableRow> rows = Markdown.all(table, TableRow.class);
        String head = Markdown.text(rows.getFirst().getFirstChild());
        boolean prefixed = head.startsWith("sourcebound.") && head.endsWith(".");
        if (!prefixed && !head.equals("setting")) {
            return;
        }
        int column = 0;
        while (cell(rows.getFirst(), column) != null
                && !Markdown.text(cell(rows.getFirst(), column)).equals("default")) {
            column++;
        }
        for (TableRow row : rows.subList(1, rows.size())) {
            List<Code> names = Markdown.all(row.getFirstChild(), Code.class);
            List<String> values = values(cell(row, column));
            String folder = prefixed ? head : "";
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).getLiteral();
                if (name.endsWith(".…")) {
                    String group = name.substring(0, name.length() - ".…".length());
                    folder = group.substring(0, group.lastIndexOf('.') + 1);
                    continue;
                }
                if (name.startsWith("sourcebound.")) {
                    folder = name.substring(0, name.lastIndexOf('.') + 1);
                    name = name.substring(folder.length());
                } else if (name.startsWith(".")) {
                    name = name.substring(1);
                } else if (!prefixed) {
                    continue;
                }
                defaults.put(
                        folder + name,
                        values.size() == names.size() ? List.of(values.get(i)) : List.of());
            }
        }
    }

    private static @Nullable Node cell(TableRow row, int column) {
        Node cell = row.getFirstChild();
        for (int i = 0; i < column && cell != null; i++) {
            cell = cell.getNext();
        }
        return cell;
    }

    /// What stands in a cell, by its commas, without what a colon explains.
    private static List<String> values(@Nullable Node cell) {
        if (!(cell instanceof TableCell)) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String part : Markdown.text(cell).split(",\\s+", -1)) {
            values.add(part.replaceFirst(":( .*)?$", "").strip());
        }
        return values;
    }
}
