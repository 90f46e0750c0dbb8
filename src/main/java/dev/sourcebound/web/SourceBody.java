package dev.sourcebound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.SourceLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source on the wire.
///
/// @param titleIsDescription whether the title is a description, because the document has none
/// @param newestRevision the revision of now; left out where it is this one
/// @param length of its text, in UTF-16 code units
/// @param link to the source view, in this revision where it is not the newest
/// @param text the whole text, which all offsets point into; left out where sources are listed
@JsonPropertyOrder({
    "id",
    "title",
    "title_is_description",
    "author",
    "publisher",
    "date",
    "uri",
    "revision",
    "newest_revision",
    "length",
    "link",
    "text"
})
record SourceBody(
        String id,
        String title,
        @JsonProperty("title_is_description") boolean titleIsDescription,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String date,
        @Nullable String uri,
        String revision,
        @JsonProperty("newest_revision") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String newestRevision,
        int length,
        String link,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

    /// @param sources in the order of their ids
    /// @param next what to send as `after` for those that follow; left out where none does
    @JsonPropertyOrder({"sources", "next"})
    record SourcesBody(
            List<SourceBody> sources,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
        static SourcesBody of(ListRequest.Part<Source> part, SourceLink links) {
            return new SourcesBody(
                    part.items().stream().map(each -> withoutText(each, links)).toList(),
                    part.next());
        }
    }

    static SourceBody withoutText(Source source, SourceLink links) {
        return of(source, null, null, links);
    }

    /// @param source in any revision
    /// @param corpus which knows the newest
    static SourceBody withText(Source source, Corpus corpus, SourceLink links) {
        String newest =
                corpus.find(source.id())
                        .map(Source::revision)
                        .filter(revision -> !revision.equals(source.revision()))
                        .orElse(null);
        return of(source, newest, source.text(), links);
    }

    /// Changes where anything of this does that depends on a text.
    String tag() {
        return newestRevision == null ? revision : revision + "+" + newestRevision;
    }

    private static SourceBody of(
            Source source, @Nullable String newest, @Nullable String text, SourceLink links) {
        return new SourceBody(
                source.id(),
                source.title(),
                source.titleIsDescription(),
                source.author(),
                source.publisher(),
                source.date(),
                source.uri(),
                source.revision(),
                newest,
                source.length(),
                newest == null ? links.to(source.id()) : links.to(source.id(), source.revision()),
                text);
    }
}
