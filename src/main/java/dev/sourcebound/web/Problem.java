package dev.sourcebound.web;

import dev.sourcebound.problem.ErrorCode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// What is told of a failure: RFC 9457.
///
/// @param status of the response
/// @param code the stable name that callers switch on
/// @param detail what is wrong and how to mend it
/// @param field of the request that has to be mended, or null
/// @param headers of the response, such as `Allow`
public record Problem(
        HttpStatus status,
        ErrorCode code,
        String detail,
        @Nullable String field,
        HttpHeaders headers) {

    /// `type` stays `about:blank`, which says that the status and `code` are all there is to know.
    ///
    /// @param uri that was asked for; its path is told
    ProblemDetail body(URI uri) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("about:blank"));
        body.setTitle(status.getReasonPhrase());
        body.setInstance(URI.create(uri.getRawPath()));
        body.setProperty("code", code.slug());
        if (field != null) {
            body.setProperty("field", field);
        }
        return body;
    }
}
