package dev.sourcebound.web.openai;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The models that a client of OpenAI's API may name: one, under each of its names.
@RestController
@RequestMapping(path = "/v1/models", produces = APPLICATION_JSON_VALUE)
class ModelController {

    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    @Operation(operationId = "listModels", summary = "List the models, as OpenAI's API does")
    @GetMapping
    ModelBody.ModelsBody models() {
        return new ModelBody.ModelsBody("list", models.all());
    }

    @Operation(operationId = "getModel", summary = "Get a model, as OpenAI's API does")
    @GetMapping("/{id}")
    ModelBody model(@PathVariable String id) {
        return models.find(id);
    }
}
