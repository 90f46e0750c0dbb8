package dev.sourcebound.channel;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Help;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Addresses of this server's source view as people outside reach it.
///
/// @param publicUrl what stands before the paths; null where nobody outside can reach this server
/// @param paths of the collection that the channel is for
record SourceLinks(@Nullable URI publicUrl, SourceLink paths) {

    /// A source from its beginning; null where there is no public address.
    @Nullable URI to(String sourceId) {
        return below(paths.to(sourceId));
    }

    /// What is cited, marked in its source; null where there is no public address.
    @Nullable URI to(Citation citation) {
        return below(paths.to(citation.sourceId(), citation.revision(), citation.span()));
    }

    /// A place in a source, marked in it; null where there is no public address.
    @Nullable URI to(Help.Place place) {
        Span span = place.span();
        return span == null
                ? to(place.sourceId())
                : below(paths.to(place.sourceId(), place.revision(), span));
    }

    private @Nullable URI below(String path) {
        return publicUrl == null
                ? null
                : URI.create(publicUrl.toString().replaceAll("/+$", "") + path);
    }
}
