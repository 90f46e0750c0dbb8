package dev.sourcebound.corpus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of the source view, as paths on this server. `/sources/ID#START-END` scrolls to that
/// stretch of the source's text, in UTF-16 code units, and marks it.
///
/// @param root what stands before `/sources`: empty, or a path without a slash at its end
public record SourceLink(String root) {

    /// For the sources at the root of the server.
    public static final SourceLink ROOT = new SourceLink("");

    /// A source from its beginning.
    public String to(String sourceId) {
        // What stands for a blank in a form is a plus sign in a path.
        return root
                + "/sources/"
                + URLEncoder.encode(sourceId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A stretch of a source.
    public String to(String sourceId, Span span) {
        return "%s#%d-%d".formatted(to(sourceId), span.start(), span.end());
    }
}
