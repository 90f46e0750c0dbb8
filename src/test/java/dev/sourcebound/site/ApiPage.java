package dev.sourcebound.site;

import static dev.sourcebound.site.Rendering.escaped;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.commonmark.renderer.html.HtmlRenderer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The API, of the OpenAPI document that the server serves: operations with their fields and
/// examples, then the bodies that they share.
final class ApiPage {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final HtmlRenderer MARKDOWN =
            HtmlRenderer.builder().extensions(Markdown.EXTENSIONS).escapeHtml(true).build();

    private final StringBuilder html = new StringBuilder();

    private ApiPage() {}

    /// @param openApi the document
    static String html(JsonNode openApi) {
        ApiPage page = new ApiPage();
        page.html.append("<h1>The API, operation by operation</h1>");
        page.markdown(openApi.at("/info/description").asString(""));
        for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> way : path.getValue().properties()) {
                page.operation(way.getKey(), path.getKey(), way.getValue());
            }
        }
        page.html.append("<h2 id=\"bodies\">Bodies</h2>");
        openApi.at("/components/schemas")
                .properties()
                .forEach(schema -> page.schema(schema.getKey(), schema.getValue()));
        return page.html.toString();
    }

    private void operation(String way, String path, JsonNode operation) {
        String id = operation.path("operationId").asString(way + path);
        html.append(
                "<h2 id=\"%s\"><code>%s %s</code></h2><p><strong>%s</strong></p>"
                        .formatted(
                                escaped(id),
                                way.toUpperCase(java.util.Locale.ROOT),
                                escaped(path),
                                escaped(operation.path("summary").asString(""))));
        markdown(operation.path("description").asString(""));
        if (!operation.path("parameters").isEmpty()) {
            html.append(
                    "<table><thead><tr><th>parameter</th><th>in</th><th>meaning</th></tr></thead><tbody>");
            for (JsonNode parameter : operation.path("parameters")) {
                html.append(
                        "<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>"
                                .formatted(
                                        escaped(parameter.path("name").asString("")),
                                        escaped(parameter.path("in").asString("")),
                                        inline(parameter.path("description").asString(""))));
            }
            html.append("</tbody></table>");
        }
        contents("Request", operation.path("requestBody").path("content"));
        operation
                .path("responses")
                .properties()
                .forEach(response ->
                        contents(
                                "Response " + response.getKey(),
                                response.getValue().path("content")));
    }

    private void contents(String what, JsonNode contents) {
        for (Map.Entry<String, JsonNode> content : contents.properties()) {
            html.append(
                    "<h3>%s, <code>%s</code></h3>"
                            .formatted(escaped(what), escaped(content.getKey())));
            String body = name(content.getValue().path("schema"));
            if (!body.isEmpty()) {
                html.append("<p>").append(body).append("</p>");
            }
            JsonNode example = example(content.getValue());
            if (!example.isMissingNode()) {
                html.append("<pre tabindex=\"0\"><code>")
                        .append(
                                escaped(
                                        example.isString()
                                                ? example.asString()
                                                : JSON.writeValueAsString(example)))
                        .append("</code></pre>");
            }
        }
    }

    private static JsonNode example(JsonNode content) {
        if (content.has("example")) {
            return content.path("example");
        }
        Iterator<JsonNode> examples = content.path("examples").iterator();
        return examples.hasNext() ? examples.next().path("value") : content.path("example");
    }

    private void schema(String name, JsonNode schema) {
        html.append("<h3 id=\"body-%s\">%s</h3>".formatted(escaped(name), escaped(name)));
        markdown(schema.path("description").asString(""));
        if (schema.path("properties").isEmpty()) {
            return;
        }
        html.append(
                "<table><thead><tr><th>field</th><th>type</th><th>meaning</th></tr></thead><tbody>");
        schema.path("properties")
                .properties()
                .forEach(field ->
                        html.append(
                                "<tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>"
                                        .formatted(
                                                escaped(field.getKey()),
                                                isRequired(schema, field.getKey())
                                                        ? ""
                                                        : ", optional",
                                                name(field.getValue()),
                                                inline(
                                                        field.getValue()
                                                                .path("description")
                                                                .asString("")))));
        html.append("</tbody></table>");
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(name -> name.asString("").equals(field));
    }

    /// A type as a reader wants it, with a link where it is a body of its own.
    private static String name(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            String name = escaped(reference.substring(reference.lastIndexOf('/') + 1));
            return "<a href=\"#body-%s\">%s</a>".formatted(name, name);
        }
        for (String choice : new String[] {"oneOf", "anyOf", "allOf"}) {
            if (schema.has(choice)) {
                return StreamSupport.stream(schema.path(choice).spliterator(), false)
                        .map(ApiPage::name)
                        .distinct()
                        .collect(java.util.stream.Collectors.joining(" or "));
            }
        }
        if (schema.has("items")) {
            return "list of " + name(schema.path("items"));
        }
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(value -> "<code>" + escaped(value.asString("null")) + "</code>")
                    .collect(java.util.stream.Collectors.joining(", "));
        }
        JsonNode type = schema.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(each -> escaped(each.asString("")))
                        .collect(java.util.stream.Collectors.joining(" or "))
                : escaped(type.asString(""));
    }

    private void markdown(String text) {
        html.append(MARKDOWN.render(Markdown.parse(text)));
    }

    private static String inline(String text) {
        String paragraph = MARKDOWN.render(Markdown.parse(text)).strip();
        return paragraph.replaceFirst("^<p>", "").replaceFirst("</p>$", "");
    }
}
