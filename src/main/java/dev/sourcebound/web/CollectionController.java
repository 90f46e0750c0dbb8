package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.access.Admission;
import dev.sourcebound.access.Verb;
import dev.sourcebound.collection.CollectionsGiven;
import dev.sourcebound.collection.NamedCollections;
import dev.sourcebound.collection.OncePerServer;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// The collections over HTTP. To each caller there are those only that they may ask.
@OncePerServer
@RestController
@ConditionalOnWebApplication
@Conditional(CollectionsGiven.class)
class CollectionController {

    private final NamedCollections collections;

    CollectionController(NamedCollections collections) {
        this.collections = collections;
    }

    @Operation(
            operationId = "listCollections",
            summary = "List the collections that you may ask",
            description =
                    "Each has all of this API for itself below `path`. Why one is unusable, operators"
                            + " of it are told.")
    @GetMapping(path = "/v1/collections", produces = APPLICATION_JSON_VALUE)
    CollectionsBody collections(ServerWebExchange exchange) {
        Admission admission = Admission.of(exchange);
        return new CollectionsBody(
                collections.states().stream()
                        .filter(each -> admission.may(Verb.ASK, each.name()))
                        .map(each ->
                                new CollectionBody(
                                        each.name().value(),
                                        "/v1/collections/" + each.name(),
                                        each.state(),
                                        admission.may(Verb.OPERATE, each.name())
                                                ? each.why()
                                                : null))
                        .toList());
    }

    /// @param collections the default one first, then in the order of their names
    record CollectionsBody(List<CollectionBody> collections) {}

    /// @param path what its addresses begin with, in place of `/v1`
    /// @param state `ready`, `starting` or `unusable`
    /// @param problem why it is unusable, for whoever may operate it; else null
    @JsonPropertyOrder({"name", "path", "state", "problem"})
    record CollectionBody(String name, String path, String state, @Nullable String problem) {}
}
