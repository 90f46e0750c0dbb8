package dev.sourcebound.channel.widget;

import dev.sourcebound.access.Origin;
import dev.sourcebound.channel.widget.Tokens.Pass;
import dev.sourcebound.corpus.Corpus;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tokens for the widget. Not part of the API that others program against.
@Hidden
@RestController
class SessionController {

    private final Embedders embedders;
    private final Tokens tokens;
    private final Corpus corpus;

    SessionController(Embedders embedders, Tokens tokens, Corpus corpus) {
        this.embedders = embedders;
        this.tokens = tokens;
        this.corpus = corpus;
    }

    /// A token. Who shows an earlier one, though it has ended, goes on with its session.
    @PostMapping(WidgetGate.SESSION)
    SessionBody open(ServerHttpRequest request) {
        Origin origin = embedders.of(request);
        String session =
                tokens.read(WidgetGate.tokenOf(request))
                        .filter(pass -> pass.isFor(origin))
                        .map(Pass::session)
                        .orElseGet(tokens::newSession);
        return SessionBody.of(tokens.mint(session, origin), tokens.lifetime(), corpus);
    }
}
