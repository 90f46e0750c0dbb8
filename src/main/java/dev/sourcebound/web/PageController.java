package dev.sourcebound.web;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.problem.AppException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;

/// The source view, which citations link to. Its script fetches the source and marks the excerpt
/// that the address names after `#`.
@Controller
class PageController {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Corpus corpus;
    private final SourceLink links;
    private final Resource page;

    PageController(
            Corpus corpus,
            SourceLink links,
            @Value("classpath:/static/source.html") Resource page) {
        this.corpus = corpus;
        this.links = links;
        this.page = page;
    }

    /// The page, with status 404 or 410 where there is no such source or revision, so that a reader
    /// sees a page and a crawler the truth. Who takes no HTML is sent to the source as JSON.
    ///
    /// @param revision the one that a citation names; null for that of now
    @GetMapping("/sources/{id}")
    ResponseEntity<Resource> source(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String revision,
            ServerWebExchange exchange) {
        WantedSource wanted = new WantedSource(id, revision);
        if (takesHtml(exchange)) {
            return ResponseEntity.status(status(wanted))
                    .contentType(HTML)
                    .cacheControl(CacheControl.noCache())
                    .body(page);
        }
        String there = wanted.in(corpus).id();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(
                        URI.create(
                                "/v1"
                                        + (revision == null
                                                ? links.to(there)
                                                : links.to(there, revision))))
                .build();
    }

    private HttpStatus status(WantedSource wanted) {
        try {
            wanted.in(corpus);
            return HttpStatus.OK;
        } catch (AppException absent) {
            return Problems.status(absent.code());
        }
    }

    private static boolean takesHtml(ServerWebExchange exchange) {
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        return accepted.isEmpty()
                || accepted.stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML));
    }
}
