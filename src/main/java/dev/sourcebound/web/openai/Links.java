package dev.sourcebound.web.openai;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.web.ReplyBody.CitationBody;

/// Where excerpts can be seen.
///
/// @param within this server
/// @param host what stands before such a link elsewhere, such as `https://ask.example.org`
record Links(SourceLink within, String host) {

    /// A citation with its link within this server.
    CitationBody body(Citation citation) {
        return CitationBody.of(citation, within);
    }

    /// A link within this server as one that works elsewhere.
    String absolute(String link) {
        return host + link;
    }
}
