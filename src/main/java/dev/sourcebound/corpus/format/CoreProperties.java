package dev.sourcebound.corpus.format;

import org.jspecify.annotations.Nullable;

/// What a packed document says of itself, in Dublin Core's terms.
///
/// @param title or empty
/// @param author or empty
record CoreProperties(String title, String author) {

    /// @param part the part that says it, or null where there is none
    static CoreProperties of(byte @Nullable [] part) {
        Fields fields = new Fields();
        if (part != null) {
            Xml.read(part, fields);
        }
        return new CoreProperties(fields.title.toString(), fields.author.toString());
    }

    private static final class Fields implements Xml.Handler {

        private final StringBuilder title = new StringBuilder();
        private final StringBuilder author = new StringBuilder();
        private @Nullable StringBuilder open;

        @Override
        public void start(String name, Xml.Attributes attributes) {
            open =
                    switch (name) {
                        case "title" -> title;
                        case "creator" -> author;
                        default -> null;
                    };
        }

        @Override
        public void end(String name) {
            open = null;
        }

        @Override
        public void text(String text) {
            StringBuilder field = open;
            if (field != null) {
                field.append(text);
            }
        }
    }
}
