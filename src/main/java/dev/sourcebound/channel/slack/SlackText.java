package dev.sourcebound.channel.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Slack's markup and plain text, both ways. In markup only `&`, `<` and `>` steer anything beyond
/// looks: whoever escapes them can neither mention anybody nor make a link.
final class SlackText {

    /// `<@U1|name>`, `<#C1|name>`, `<!here>`, `<https://example.org|label>`.
    private static final Pattern REFERENCE = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

    private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}");

    private SlackText() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The length of a text once it is escaped.
    static int escapedLength(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> length += "&amp;".length() - 1;
                case '<', '>' -> length += "&lt;".length() - 1;
                default -> {}
            }
        }
        return length;
    }

    /// What somebody wrote, without markup: references become what is shown of them, and those to
    /// this program are left out.
    ///
    /// @param me this program's user; null where it is not known
    static String plain(String markup, @Nullable String me) {
        String shown =
                REFERENCE
                        .matcher(markup)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        shown(found.group(1), found.group(2), me)));
        String unescaped = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return BLANKS.matcher(unescaped).replaceAll(" ").strip();
    }

    /// Whether a text in markup mentions a user.
    static boolean mentions(String markup, @Nullable String user) {
        return user != null
                && (markup.contains("<@" + user + ">") || markup.contains("<@" + user + "|"));
    }

    /// Whether a text in markup mentions anybody.
    static boolean mentionsSomebody(String markup) {
        return markup.contains("<@");
    }

    /// Whether it begins by addressing somebody.
    static boolean addressesSomebody(String markup) {
        return markup.stripLeading().startsWith("<@");
    }

    private static String shown(String target, @Nullable String label, @Nullable String me) {
        if (target.startsWith("@")) {
            boolean toMe = me != null && target.equals("@" + me);
            return toMe ? " " : label == null ? "" : "@" + label;
        }
        if (target.startsWith("!")) {
            return label == null ? "" : label;
        }
        String name = target.startsWith("#") ? "#" : "";
        return label == null || label.isEmpty() ? name.isEmpty() ? target : "" : name + label;
    }
}
