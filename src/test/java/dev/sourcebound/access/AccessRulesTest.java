package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

@AccessSlice.Test
class AccessRulesTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    /// A route that is added and not entered is for operators; here it is decided on purpose.
    @Test
    void everyRouteHasItsVerb() {
        Map<String, String> verbs = new TreeMap<>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> {
                    for (HttpMethod method :
                            route.getMethodsCondition().getMethods().stream()
                                    .map(each -> HttpMethod.valueOf(each.name()))
                                    .toList()) {
                        for (var pattern : route.getPatternsCondition().getPatterns()) {
                            String path = pattern.getPatternString();
                            verbs.put(
                                    method + " " + path,
                                    AccessRules.verbOf(
                                                    MockServerHttpRequest.method(
                                                                    method,
                                                                    path.replaceAll(
                                                                            "\\{\\w+}", "x"))
                                                            .build())
                                            .map(Verb::slug)
                                            .orElse("open"));
                        }
                    }
                });
        assertThat(verbs)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("POST /v1/answers", "ask"),
                                Map.entry("POST /v1/answers:batch", "ask"),
                                Map.entry("POST /v1/answers/{id}/feedback", "ask"),
                                Map.entry("POST /v1/conversations", "ask"),
                                Map.entry("DELETE /v1/conversations/{id}", "ask"),
                                Map.entry("POST /v1/chat/completions", "ask"),
                                Map.entry("GET /v1/models", "ask"),
                                Map.entry("GET /v1/models/{id}", "ask"),
                                Map.entry("POST /v1/passages", "read"),
                                Map.entry("POST /v1/passages:batch", "read"),
                                Map.entry("GET /v1/sources", "read"),
                                Map.entry("GET /v1/sources/{id}", "read"),
                                Map.entry("GET /sources/{id}", "read"),
                                Map.entry("POST /v1/checks", "check"),
                                Map.entry("POST /v1/checks:batch", "check"),
                                Map.entry("GET /openapi.json", "open"),
                                Map.entry("GET /openapi.json.yaml", "open")));
    }
}
