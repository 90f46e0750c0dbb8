package dev.sourcebound.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Describes for a collection all that there is for the default one.
final class CollectionPaths {

    private static final String ROOT = "/v1/";
    private static final String LIST = "/v1/collections";

    private CollectionPaths() {}

    /// Adds `/v1/collections/{collection}/answers` for `/v1/answers`, and so on.
    static void addTo(OpenAPI api) {
        Paths paths = api.getPaths();
        for (Map.Entry<String, PathItem> each : List.copyOf(paths.entrySet())) {
            String path = each.getKey();
            if (path.startsWith(ROOT) && !path.equals(LIST)) {
                paths.addPathItem(
                        LIST + "/{collection}/" + path.substring(ROOT.length()),
                        within(each.getValue()));
            }
        }
    }

    private static PathItem within(PathItem item) {
        PathItem within = new PathItem();
        item.readOperationsMap()
                .forEach((method, operation) -> within.operation(method, within(operation)));
        return within;
    }

    private static Operation within(Operation operation) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(
                new PathParameter()
                        .name("collection")
                        .description("Its name, as GET /v1/collections lists it.")
                        .schema(new StringSchema()));
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        return new Operation()
                .tags(operation.getTags())
                .operationId(operation.getOperationId() + "InCollection")
                .summary(operation.getSummary())
                .description(operation.getDescription())
                .parameters(parameters)
                .requestBody(operation.getRequestBody())
                .responses(operation.getResponses())
                .security(operation.getSecurity());
    }
}
