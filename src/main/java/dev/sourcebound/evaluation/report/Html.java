package dev.sourcebound.evaluation.report;

/// Writes HTML. Every text and every attribute is escaped on its way in, so that no text of a
/// question, a source or a reply is ever markup.
final class Html {

    private final StringBuilder out = new StringBuilder();

    /// A tag with attributes: name, value, name, value.
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /// A tag with a text and nothing else.
    Html tag(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /// What is written by this program and trusted: a style, a script, a finished part.
    Html trusted(String markup) {
        out.append(markup);
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// Control characters, which HTML does not allow, are shown as U+FFFD, and so are halves of
    /// surrogate pairs, which UTF-8 does not.
    private void escape(String text) {
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        default -> out.appendCodePoint(shows(c) ? c : 0xFFFD);
                    }
                });
    }

    private static boolean shows(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return !control && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
