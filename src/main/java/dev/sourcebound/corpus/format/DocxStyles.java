package dev.sourcebound.corpus.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the styles of a DOCX say of paragraphs: which are headings, and which are in a list.
final class DocxStyles {

    private static final Style NONE = new Style(-1, null, 0);
    private static final Pattern HEADING = Pattern.compile("heading ?([1-9])");

    /// Styles that are based on one another, at most.
    private static final int LONGEST_CHAIN = 20;

    private final Map<String, Draft> drafts = new HashMap<>();

    private DocxStyles() {}

    /// @param outline the level of a heading from 0, or -1 where it is none
    /// @param list the list that it is in, or null
    /// @param level the depth in that list from 0
    record Style(int outline, @Nullable String list, int level) {}

    static DocxStyles of(ZipParts parts) {
        DocxStyles styles = new DocxStyles();
        byte[] part = parts.find("word/styles.xml");
        if (part != null) {
            Xml.read(part, styles.new Reader());
        }
        return styles;
    }

    /// The style of this id, with what it takes from those it is based on.
    Style of(String id) {
        int outline = -1;
        String list = null;
        int level = -1;
        Draft draft = drafts.get(id);
        for (int i = 0; draft != null && i < LONGEST_CHAIN; i++) {
            outline = outline >= 0 ? outline : draft.outline;
            list = list != null ? list : draft.list;
            level = level >= 0 ? level : draft.level;
            draft = drafts.get(draft.basedOn);
        }
        return outline < 0 && list == null ? NONE : new Style(outline, list, Math.max(0, level));
    }

    private static final class Draft {
        private String basedOn = "";
        private int outline = -1;
        private @Nullable String list;
        private int level = -1;

        /// Word's own headings are known by their English names in every language.
        void name(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            Matcher heading = HEADING.matcher(lower);
            if (heading.matches()) {
                outline = heading.group(1).charAt(0) - '1';
            } else if (lower.equals("title")) {
                outline = 0;
            }
        }
    }

    private final class Reader implements Xml.Handler {

        private Draft open = new Draft();

        @Override
        public void start(String name, Xml.Attributes attributes) {
            switch (name) {
                case "style" -> {
                    open = new Draft();
                    drafts.put(attributes.get("styleId"), open);
                }
                case "name" -> open.name(attributes.get("val"));
                case "basedOn" -> open.basedOn = attributes.get("val");
                case "outlineLvl" -> open.outline = attributes.number("val", 9, 9);
                case "numId" -> open.list = attributes.get("val");
                case "ilvl" -> open.level = attributes.number("val", 0, 8);
                default -> {}
            }
        }

        @Override
        public void end(String name) {}

        @Override
        public void text(String text) {}
    }
}
