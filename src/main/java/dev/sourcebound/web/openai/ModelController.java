package dev.sourcebound.web.openai;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// The models that a client of OpenAI's API may name: one, under each of its names, and those of
/// other collections that the caller may ask.
@RestController
@RequestMapping(path = "/v1/models", produces = APPLICATION_JSON_VALUE)
class ModelController {

    private final Models models;
    private final ModelsElsewhere elsewhere;

    ModelController(Models models, ModelsElsewhere elsewhere) {
        this.models = models;
        this.elsewhere = elsewhere;
    }

    @Operation(operationId = "listModels", summary = "List the models, as OpenAI's API does")
    @GetMapping
    ModelBody.ModelsBody models(ServerWebExchange exchange) {
        List<ModelBody> all = new ArrayList<>();
        if (elsewhere.mayHere(exchange)) {
            all.addAll(models.all());
        }
        elsewhere.names(exchange).forEach(name -> all.add(models.body(name)));
        return new ModelBody.ModelsBody("list", all);
    }

    @Operation(operationId = "getModel", summary = "Get a model, as OpenAI's API does")
    @GetMapping("/{id}")
    ModelBody model(@PathVariable String id, ServerWebExchange exchange) {
        if (elsewhere.names(exchange).contains(id)) {
            return models.body(id);
        }
        elsewhere.requireHere(exchange);
        return models.find(id);
    }
}
