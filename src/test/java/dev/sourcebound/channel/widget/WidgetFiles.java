package dev.sourcebound.channel.widget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The files that the widget is made of.
final class WidgetFiles {

    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+)\\.js'");
    private static final Pattern NAMED = Pattern.compile("'([a-z]+)',");

    private WidgetFiles() {}

    /// The script, and each module that it comes to import.
    static Set<String> all() {
        Set<String> found = new LinkedHashSet<>(List.of("widget.js"));
        Deque<String> unread = new ArrayDeque<>(List.of("widget/element.js"));
        while (!unread.isEmpty()) {
            String file = unread.remove();
            if (found.add(file)) {
                names(IMPORT, read(file)).forEach(unread::add);
            }
        }
        return found;
    }

    /// The modules that the script names, so that they are fetched at once.
    static List<String> named() {
        return names(NAMED, read("widget.js"));
    }

    static String read(String file) {
        try (InputStream in = WidgetFiles.class.getResourceAsStream("/static/" + file)) {
            if (in == null) {
                throw new AssertionError("there is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> "widget/" + match.group(1) + ".js")
                .toList();
    }
}
