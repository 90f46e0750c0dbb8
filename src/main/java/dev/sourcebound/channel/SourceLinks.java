package dev.sourcebound.channel;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.corpus.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/// Addresses of this server's source view as people outside reach it.
///
/// @param publicUrl what stands before the paths; null where nobody outside can reach this server
record SourceLinks(@Nullable URI publicUrl) {

    /// A source from its beginning; null where there is no public address.
    @Nullable URI to(String sourceId) {
        return publicUrl == null ? null : URI.create(path(publicUrl, sourceId));
    }

    /// What is cited, marked in its source; null where there is no public address.
    @Nullable URI to(Citation citation) {
        return to(citation.sourceId(), citation.span());
    }

    /// A stretch of a source, marked in it; null where there is no public address.
    @Nullable URI to(String sourceId, Span span) {
        return publicUrl == null
                ? null
                : URI.create(
                        "%s#%d-%d".formatted(path(publicUrl, sourceId), span.start(), span.end()));
    }

    private static String path(URI base, String sourceId) {
        String before = base.toString();
        return (before.endsWith("/") ? before : before + "/")
                + "sources/"
                + UriUtils.encode(sourceId, StandardCharsets.UTF_8);
    }
}
