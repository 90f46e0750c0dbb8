package dev.sourcebound.web;

import dev.sourcebound.corpus.Span;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/// Addresses of the source view. `/sources/ID#START-END` scrolls to that stretch of the source's
/// text, in UTF-16 code units, and marks it.
final class SourceLink {

    private SourceLink() {}

    static String to(String sourceId) {
        return "/sources/" + UriUtils.encodePathSegment(sourceId, StandardCharsets.UTF_8);
    }

    static String to(String sourceId, Span span) {
        return "%s#%d-%d".formatted(to(sourceId), span.start(), span.end());
    }
}
