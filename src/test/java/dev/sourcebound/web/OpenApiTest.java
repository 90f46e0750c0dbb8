package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebSlice.Test
class OpenApiTest {

    @Autowired private WebTestClient client;
    @Autowired private JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void describesEveryRouteOfTheApi() {
        Set<String> expected = new TreeSet<>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route ->
                        route.getPatternsCondition().getPatterns().stream()
                                .map(Object::toString)
                                .filter(path -> path.startsWith("/v1/"))
                                .forEach(expected::add));
        assertThat(expected).hasSize(14);
        assertThat(document().get("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyOperationHasASummaryAnExampleAndItsProblems() {
        List<String> seen = new ArrayList<>();
        for (JsonNode path : document().get("paths")) {
            for (JsonNode operation : path) {
                seen.add(operation.get("operationId").asString());
                assertThat(operation.get("summary").asString()).isNotBlank();
                JsonNode responses = operation.get("responses");
                if (!responses.has("204")) {
                    assertThat(responses.at("/200/content").iterator().next().has("example"))
                            .isTrue();
                }
                assertThat(
                                responses
                                        .at("/default/content")
                                        .iterator()
                                        .next()
                                        .at("/schema/$ref")
                                        .asString())
                        .matches("#/components/schemas/(Other)?Problem");
            }
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "ask",
                        "askAll",
                        "say",
                        "findPassages",
                        "findAllPassages",
                        "check",
                        "checkAll",
                        "beginConversation",
                        "endConversation",
                        "listSources",
                        "getSource",
                        "complete",
                        "listModels",
                        "getModel");
    }

    @Test
    void everyReferenceLeadsToASchema() {
        JsonNode document = document();
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).isNotEmpty();
        for (JsonNode reference : references) {
            assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }

    @Test
    void statesLimitsAndWhatMayBeNull() {
        JsonNode schemas = document().at("/components/schemas");
        assertThat(schemas.at("/AnswerRequest/required").toString()).isEqualTo("[\"question\"]");
        assertThat(schemas.at("/AnswerRequest/properties/question/maxLength").asInt())
                .isEqualTo(2_000);
        assertThat(schemas.at("/AnswerRequest/properties/history/maxItems").asInt()).isEqualTo(100);
        assertThat(schemas.at("/TurnBody/properties/content/maxLength").asInt()).isEqualTo(20_000);
        assertThat(schemas.at("/PassageRequest/properties/limit/maximum").asInt()).isEqualTo(100);
        assertThat(schemas.at("/CheckRequest/properties/text/maxLength").asInt()).isEqualTo(20_000);
        assertThat(schemas.at("/CheckedSentenceBody/required").size()).isEqualTo(6);
        assertThat(schemas.at("/ReplyBody/required").size()).isEqualTo(9);
        assertThat(schemas.at("/ReplyBody/properties/refusal/anyOf/1/type").asString())
                .isEqualTo("null");
        assertThat(schemas.at("/CitationBody/properties/uri/type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(schemas.at("/SourceBody/required").toString()).doesNotContain("text");
    }

    @Test
    void saysHowAListGoesOn() {
        JsonNode document = document();
        JsonNode parameters = document.at("/paths/~1v1~1sources/get/parameters");
        assertThat(parameters.toString())
                .contains("\"name\":\"after\"")
                .contains("\"description\":\"How many at most.\"");
        JsonNode limit = parameters.get(1).get("schema");
        assertThat(limit.get("type").asString()).isEqualTo("integer");
        assertThat(limit.get("minimum").asInt()).isOne();
        assertThat(limit.get("maximum").asInt()).isEqualTo(ListRequest.MOST);
        assertThat(limit.get("default").asInt()).isEqualTo(ListRequest.MOST);
        JsonNode body = document.at("/components/schemas/SourcesBody");
        assertThat(body.at("/required").toString()).isEqualTo("[\"sources\"]");
        assertThat(body.at("/properties/next/type").asString()).isEqualTo("string");
    }

    @Test
    void theEventsAreShown() {
        assertThat(
                        document()
                                .at("/paths/~1v1~1answers/post/responses/200/content")
                                .at("/text~1event-stream/example")
                                .asString())
                .contains("event:claim\ndata:{");
    }

    /// An example is read by the very type it is an example of, and comes out the same.
    @ParameterizedTest
    @CsvSource({
        "/v1/answers, post, dev.sourcebound.web.ReplyBody",
        "/v1/passages, post, dev.sourcebound.web.PassageBody$PassagesBody",
        "/v1/checks, post, dev.sourcebound.web.CheckBody",
        "/v1/chat/completions, post, dev.sourcebound.web.openai.Completion",
        "/v1/models, get, dev.sourcebound.web.openai.ModelBody$ModelsBody",
        "/v1/models/{id}, get, dev.sourcebound.web.openai.ModelBody",
        "/v1/sources, get, dev.sourcebound.web.SourceBody$SourcesBody",
        "/v1/sources/{id}, get, dev.sourcebound.web.SourceBody"
    })
    void anExampleOfAReplyIsOne(String path, String method, Class<?> type) {
        JsonNode example =
                document()
                        .get("paths")
                        .get(path)
                        .get(method)
                        .at("/responses/200/content/application~1json/example");
        Object reply = WebConfiguration.strictMapper().treeToValue(example, type);
        assertThat(json.valueToTree(reply).toString()).isEqualTo(example.toString());
    }

    @ParameterizedTest
    @CsvSource({"/v1/answers", "/v1/passages", "/v1/checks", "/v1/chat/completions"})
    void anExampleOfARequestIsAccepted(String path) {
        JsonNode example =
                document()
                        .get("paths")
                        .get(path)
                        .at("/post/requestBody/content/application~1json/example");
        client.post().uri(path).bodyValue(example).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({"/v1/answers:batch", "/v1/passages:batch", "/v1/checks:batch"})
    void anExampleOfABatchIsAccepted(String path) {
        String example =
                document()
                        .get("paths")
                        .get(path)
                        .at("/post/requestBody/content/application~1x-ndjson/example")
                        .asString();
        client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(example)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(reply -> assertThat(reply).endsWith("}\n").doesNotContain("\"line\""));
    }

    private JsonNode document() {
        byte[] body =
                client.get()
                        .uri("/openapi.json")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        JsonNode document = json.readTree(body);
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        return document;
    }
}
