package dev.sourcebound.channel.widget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the widget begins with, on the wire.
///
/// @param token to be sent as `Authorization: Bearer`
/// @param expiresIn seconds
/// @param sources what can be asked about, the first of them in the order of their ids
/// @param sourceCount how many there are in all
@JsonPropertyOrder({"token", "expires_in", "sources", "source_count"})
record SessionBody(
        String token,
        @JsonProperty("expires_in") long expiresIn,
        List<TitleBody> sources,
        @JsonProperty("source_count") int sourceCount) {

    /// Nobody reads a longer list in a corner of a page.
    static final int MOST_SOURCES = 50;

    /// @param titleIsDescription whether the title is a description, because the document has none
    @JsonPropertyOrder({"id", "title", "title_is_description", "author", "publisher", "date"})
    record TitleBody(
            String id,
            String title,
            @JsonProperty("title_is_description") boolean titleIsDescription,
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String date) {

        private static TitleBody of(Source source) {
            return new TitleBody(
                    source.id(),
                    source.title(),
                    source.titleIsDescription(),
                    source.author(),
                    source.publisher(),
                    source.date());
        }
    }

    static SessionBody of(String token, Duration lifetime, Corpus corpus) {
        return new SessionBody(
                token,
                lifetime.toSeconds(),
                corpus.sources().stream().limit(MOST_SOURCES).map(TitleBody::of).toList(),
                corpus.sources().size());
    }
}
