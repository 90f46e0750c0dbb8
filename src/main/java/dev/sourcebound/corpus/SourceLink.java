package dev.sourcebound.corpus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of the source view, as paths on this server. `/sources/ID?revision=REVISION#START-END`
/// shows that revision of the source, scrolls to that stretch of its text, in UTF-16 code units,
/// and marks it. Offsets mean something in one revision only, so none is named without it. The
/// revision is whole: whoever writes two texts whose digests begin alike could otherwise show the
/// one as what was quoted from the other.
///
/// @param root what stands before `/sources`, and before all else that is the corpus's: empty, or a
///   path without a slash at its end
public record SourceLink(String root) {

    /// For the sources at the root of the server.
    public static final SourceLink ROOT = new SourceLink("");

    /// A source as it is when somebody looks, from its beginning.
    public String to(String sourceId) {
        return root + "/sources/" + encoded(sourceId);
    }

    /// A source as it was in one revision, from its beginning.
    public String to(String sourceId, String revision) {
        // A colon may stand in a query as it is.
        return to(sourceId) + "?revision=" + encoded(revision).replace("%3A", ":");
    }

    /// A stretch of a source, in the revision that the stretch is of.
    public String to(String sourceId, String revision, Span span) {
        return "%s#%d-%d".formatted(to(sourceId, revision), span.start(), span.end());
    }

    private static String encoded(String text) {
        // What stands for a blank in a form is a plus sign in a path.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
