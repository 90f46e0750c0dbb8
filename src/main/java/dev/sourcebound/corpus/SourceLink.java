package dev.sourcebound.corpus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of the source view, as paths on this server. `/sources/ID#START-END` scrolls to that
/// stretch of the source's text, in UTF-16 code units, and marks it.
public final class SourceLink {

    private SourceLink() {}

    /// A source from its beginning.
    public static String to(String sourceId) {
        // What stands for a blank in a form is a plus sign in a path.
        return "/sources/"
                + URLEncoder.encode(sourceId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A stretch of a source.
    public static String to(String sourceId, Span span) {
        return "%s#%d-%d".formatted(to(sourceId), span.start(), span.end());
    }
}
