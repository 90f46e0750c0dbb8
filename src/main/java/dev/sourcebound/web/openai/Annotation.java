package dev.sourcebound.web.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.web.ReplyBody;

/// A citation of a stretch of the answer, as that API annotates a message.
///
/// @param type always `url_citation`
/// @param sourcebound where the excerpt stands in its source, and what it says
@JsonPropertyOrder({"type", "url_citation", "sourcebound"})
record Annotation(
        String type,
        @JsonProperty("url_citation") UrlCitation urlCitation,
        ReplyBody.CitationBody sourcebound) {

    /// @param startIndex where the claim begins in the message: UTF-16 code units
    /// @param endIndex where it ends, exclusive
    /// @param url of the original; of the source view of this server where it is not known
    @JsonPropertyOrder({"start_index", "end_index", "url", "title"})
    record UrlCitation(
            @JsonProperty("start_index") int startIndex,
            @JsonProperty("end_index") int endIndex,
            String url,
            String title) {}

    /// @param start where the claim begins in the message
    /// @param end where it ends
    static Annotation of(int start, int end, Citation citation, Links links) {
        ReplyBody.CitationBody body = links.body(citation);
        String url = citation.uri() == null ? links.absolute(body.link()) : citation.uri();
        return new Annotation(
                "url_citation", new UrlCitation(start, end, url, citation.title()), body);
    }
}
