package dev.sourcebound.access;

import static dev.sourcebound.access.Verb.ASK;
import static dev.sourcebound.access.Verb.CHECK;
import static dev.sourcebound.access.Verb.OPERATE;
import static dev.sourcebound.access.Verb.READ;
import static dev.sourcebound.access.Verb.WATCH;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// What each request does. What is not entered here is for operators: a new way in is closed until
/// somebody opens it. Paths are matched as they are where requests find their handler, so that no
/// spelling of a path leads to one and past its rule.
final class AccessRules {

    private static final @Nullable HttpMethod ANY = null;
    private static final @Nullable Verb OPEN = null;

    private static final Rule REST = rule(ANY, "/**", OPERATE);

    /// The first that fits counts.
    private static final List<Rule> RULES =
            List.of(
                    // Pages, scripts and the description: nothing that is anybody's.
                    rule(HttpMethod.GET, "/", OPEN),
                    rule(HttpMethod.GET, "/index.html", OPEN),
                    rule(HttpMethod.GET, "/source.html", OPEN),
                    rule(HttpMethod.GET, "/assets/**", OPEN),
                    rule(HttpMethod.GET, "/openapi.json", OPEN),
                    rule(HttpMethod.GET, "/openapi.json.yaml", OPEN),
                    rule(HttpMethod.GET, "/widget.js", OPEN),
                    rule(HttpMethod.GET, "/actuator/health/**", OPEN),
                    // Doors with a scheme of their own: tokens, a signature, a secret.
                    rule(ANY, "/widget/**", OPEN),
                    rule(HttpMethod.POST, "/slack/**", OPEN),
                    rule(HttpMethod.POST, "/telegram/webhook", OPEN),
                    rule(HttpMethod.POST, "/v1/answers", ASK),
                    rule(HttpMethod.POST, "/v1/answers:batch", ASK),
                    rule(HttpMethod.POST, "/v1/answers/{id}/feedback", ASK),
                    rule(HttpMethod.POST, "/v1/conversations", ASK),
                    rule(HttpMethod.DELETE, "/v1/conversations/{id}", ASK),
                    rule(HttpMethod.POST, "/v1/chat/completions", ASK, Scope.MODELS),
                    rule(HttpMethod.GET, "/v1/models/**", ASK, Scope.MODELS),
                    rule(HttpMethod.GET, "/v1/collections", ASK, Scope.COLLECTIONS),
                    rule(HttpMethod.GET, "/v1/sources/**", READ),
                    rule(HttpMethod.GET, "/sources/**", READ),
                    rule(HttpMethod.POST, "/v1/passages", READ),
                    rule(HttpMethod.POST, "/v1/passages:batch", READ),
                    rule(HttpMethod.POST, "/v1/checks", CHECK),
                    rule(HttpMethod.POST, "/v1/checks:batch", CHECK),
                    rule(HttpMethod.GET, "/actuator/**", WATCH, Scope.SERVER));

    /// What of a server a request is about.
    enum Scope {
        /// One collection.
        COLLECTION,
        /// One collection, which may be said by the name of a model: what handles it sees to it
        /// that who asks may.
        MODELS,
        /// Those that who asks may use.
        COLLECTIONS,
        /// The server as a whole, all of its collections.
        SERVER
    }

    /// What a request does.
    ///
    /// @param verb null where anybody may
    record Rule(@Nullable HttpMethod method, PathPattern path, @Nullable Verb verb, Scope scope) {

        boolean covers(ServerHttpRequest request) {
            HttpMethod given = request.getMethod();
            // HEAD is a GET without its body.
            HttpMethod asked = given.equals(HttpMethod.HEAD) ? HttpMethod.GET : given;
            return (method == null || method.equals(asked))
                    && path.matches(request.getPath().pathWithinApplication());
        }
    }

    private AccessRules() {}

    /// What a request does; empty where anybody may.
    static Optional<Verb> verbOf(ServerHttpRequest request) {
        return Optional.ofNullable(of(request).verb());
    }

    /// @param request without the collection that its address names
    static Rule of(ServerHttpRequest request) {
        for (Rule rule : RULES) {
            if (rule.covers(request)) {
                return rule;
            }
        }
        return REST;
    }

    private static Rule rule(@Nullable HttpMethod method, String path, @Nullable Verb verb) {
        return rule(method, path, verb, Scope.COLLECTION);
    }

    private static Rule rule(
            @Nullable HttpMethod method, String path, @Nullable Verb verb, Scope scope) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(path), verb, scope);
    }
}
