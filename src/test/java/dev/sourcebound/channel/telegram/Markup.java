package dev.sourcebound.channel.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Telegram's HTML as strictly as Telegram does, and more so.
///
/// @param text what is shown
/// @param quotes what stands in block quotes
/// @param links where links lead
/// @param entities how many things are marked
record Markup(String text, List<String> quotes, List<String> links, int entities) {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "<a href=\"(?<href>[^\"<>]*)\">|<(?<open>b|i|blockquote)>|</(?<close>a|b|i|blockquote)>"
                            + "|&(?<name>lt|gt|amp|quot);|(?<plain>[^<>&]+)");
    private static final Map<String, String> CHARACTERS =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    /// @throws IllegalArgumentException where Telegram would refuse it
    static Markup read(String html) {
        Matcher token = TOKEN.matcher(html);
        StringBuilder text = new StringBuilder();
        List<String> quotes = new ArrayList<>();
        List<String> links = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        int quoteStart = 0;
        int entities = 0;
        int at = 0;
        while (token.lookingAt()) {
            if (token.group("href") != null) {
                links.add(unescaped(token.group("href")));
                open.push("a");
                entities++;
            } else if (token.group("open") != null) {
                require(!open.contains(token.group("open")), "nested in itself");
                open.push(token.group("open"));
                quoteStart = text.length();
                entities++;
            } else if (token.group("close") != null) {
                require(
                        !open.isEmpty() && open.pop().equals(token.group("close")),
                        "closes what is not open");
                if (token.group("close").equals("blockquote")) {
                    quotes.add(text.substring(quoteStart));
                }
            } else if (token.group("name") != null) {
                text.append(CHARACTERS.get(token.group("name")));
            } else {
                text.append(token.group("plain"));
            }
            at = token.end();
            token.region(at, html.length());
        }
        require(at == html.length(), "not readable at " + at);
        require(open.isEmpty(), "not closed");
        return new Markup(text.toString(), quotes, links, entities);
    }

    private static String unescaped(String attribute) {
        require(!attribute.matches("(?s).*&(?!(?:lt|gt|amp|quot);).*"), "a bare & in an address");
        return attribute
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
