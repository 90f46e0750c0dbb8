package dev.sourcebound.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sourcebound.collection.OncePerServer;
import dev.sourcebound.problem.ErrorCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API at `/openapi.json`: what the code does not say by itself.
@OncePerServer
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String KEY = "key";
    private static final String JSON = APPLICATION_JSON_VALUE;
    private static final String EVENTS = TEXT_EVENT_STREAM_VALUE;
    private static final String LINES = APPLICATION_NDJSON_VALUE;
    private static final String PROBLEM = APPLICATION_PROBLEM_JSON_VALUE;

    /// What a batch is many of: its lines are the bodies of that operation.
    private static final Map<String, String> LINE_OF =
            Map.of("askAll", "ask", "findAllPassages", "findPassages", "checkAll", "check");

    /// What leaves the server. Each of its fields is always there, null or not, but for those that
    /// [JsonInclude] leaves out and the text of a source in a list.
    private static final List<Class<? extends Record>> REPLIES =
            List.of(
                    ReplyBody.class,
                    ReplyBody.ClaimBody.class,
                    ReplyBody.CitationBody.class,
                    ReplyBody.SpanBody.class,
                    ReplyBody.NoteBody.class,
                    ReplyBody.RefusalBody.class,
                    ReplyBody.ConversationBody.class,
                    ConversationController.BegunBody.class,
                    ProvenanceBody.class,
                    ProvenanceBody.UsageBody.class,
                    DebugBody.class,
                    DebugBody.DroppedBody.class,
                    PassageBody.class,
                    PassageBody.PassagesBody.class,
                    PassageBody.SignalsBody.class,
                    FeedbackBody.class,
                    CheckBody.class,
                    CheckBody.CheckedSentenceBody.class,
                    SourceBody.class,
                    SourceBody.SourcesBody.class);

    /// What leaves the server to operators, where it has any.
    private static final List<Class<? extends Record>> OPERATOR_REPLIES =
            List.of(
                    SourceStatesBody.class,
                    SourceStatesBody.StateBody.class,
                    SourceStatesBody.CountsBody.class);

    /// What leaves a server with several collections.
    private static final List<Class<? extends Record>> COLLECTION_REPLIES =
            List.of(
                    CollectionController.CollectionsBody.class,
                    CollectionController.CollectionBody.class);

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Sourcebound")
                                .version("1")
                                .description(
                                        "Answers questions with what its sources say, or says that they do"
                                                + " not. Offsets are UTF-16 code units, half-open, in the"
                                                + " text that GET /v1/sources/{id} returns. A refusal is a"
                                                + " result, with status 200; errors are RFC 9457 problems"
                                                + " with a stable `code`."))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(KEY, bearer()))
                // Where the server is set so, no key is needed.
                .security(
                        List.of(new SecurityRequirement().addList(KEY), new SecurityRequirement()));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
    }

    @Bean
    OpenApiCustomizer details(
            JsonMapper json,
            ObjectProvider<ProblemForm> forms,
            ObjectProvider<Uploads> operators,
            ObjectProvider<CollectionController> collections) {
        return api -> {
            Components components = api.getComponents();
            REPLIES.forEach(type -> alwaysThere(components, type));
            operators.ifAvailable(
                    _ -> OPERATOR_REPLIES.forEach(type -> alwaysThere(components, type)));
            components.addSchemas("Problem", problemSchema(example("problem", json)));
            components.addSchemas("OtherProblem", typed("object"));
            components.getSchemas().remove("ServerSentEventObject");
            api.getPaths()
                    .forEach((path, item) -> {
                        boolean ours = forms.stream().noneMatch(form -> form.covers(path));
                        item.readOperations().forEach(each -> detail(each, ours, json));
                    });
            collections.ifAvailable(_ -> {
                COLLECTION_REPLIES.forEach(type -> alwaysThere(components, type));
                CollectionPaths.addTo(api);
            });
        };
    }

    /// Examples are files named for the operation.
    ///
    /// @param ours whether failures are told in our form
    private static void detail(Operation operation, boolean ours, JsonMapper json) {
        String id = operation.getOperationId();
        ApiResponse failure = new ApiResponse().description("What is wrong and how to mend it.");
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        failure.content(
                                ours
                                        ? content(PROBLEM, "Problem")
                                        : content(JSON, "OtherProblem")));
        String line = LINE_OF.get(id);
        if (line == null) {
            examples(operation, id, json);
        } else {
            batch(operation, line, json);
        }
    }

    private static void batch(Operation operation, String line, JsonMapper json) {
        operation.setRequestBody(
                new RequestBody()
                        .required(true)
                        .content(lines(example(line + "-request", json), json)));
        at(operation.getResponses(), "200").setContent(lines(example(line + "-reply", json), json));
    }

    private static Content lines(Object example, JsonMapper json) {
        MediaType lines = new MediaType().schema(typed("string"));
        lines.setExample(json.writeValueAsString(example) + "\n");
        return new Content().addMediaType(LINES, lines);
    }

    private static Content content(String type, String schema) {
        return new Content()
                .addMediaType(
                        type,
                        new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + schema)));
    }

    private static void examples(Operation operation, String id, JsonMapper json) {
        if (operation.getRequestBody() != null
                && operation.getRequestBody().getContent().containsKey(JSON)) {
            at(operation.getRequestBody().getContent(), JSON)
                    .setExample(example(id + "-request", json));
        }
        if (!operation.getResponses().containsKey("200")) {
            // Nothing comes back but that it is done.
            return;
        }
        Content replies = at(operation.getResponses(), "200").getContent();
        at(replies, JSON).setExample(example(id + "-reply", json));
        if (replies.containsKey(EVENTS)) {
            MediaType events = new MediaType().schema(typed("string"));
            events.setExample(text(id + "-events.txt"));
            replies.addMediaType(EVENTS, events);
        }
    }

    private static Schema<Object> problemSchema(Object example) {
        Schema<Object> schema = typed("object");
        for (String name : List.of("type", "title", "detail", "instance", "field")) {
            schema.addProperty(name, typed("string"));
        }
        schema.addProperty("status", typed("integer"));
        Schema<Object> code = typed("string");
        code.setEnum(List.of(Stream.of(ErrorCode.values()).map(ErrorCode::slug).toArray()));
        schema.addProperty("code", code);
        schema.setRequired(List.of("type", "title", "status", "detail", "instance", "code"));
        schema.setExample(example);
        return schema;
    }

    private static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static void alwaysThere(Components components, Class<? extends Record> type) {
        Schema<?> schema = at(components.getSchemas(), type.getSimpleName());
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameOf(component);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean leftOut =
                    (type == SourceBody.class && name.equals("text"))
                            || component.getAccessor().isAnnotationPresent(JsonInclude.class);
            if (!leftOut) {
                schema.addRequiredItem(name);
            }
            if (nullable && !leftOut) {
                schema.getProperties().compute(name, (_, value) -> orNull(value));
            }
        }
    }

    private static Schema<?> orNull(@Nullable Schema<?> schema) {
        if (schema == null) {
            throw new IllegalStateException("a field of a reply is not in its schema");
        }
        Set<String> types = schema.getTypes();
        if (types == null) {
            return new Schema<>().anyOf(List.of(schema, typed("null")));
        }
        Set<String> withNull = new LinkedHashSet<>(types);
        withNull.add("null");
        schema.setTypes(withNull);
        return schema;
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static <T> T at(Map<String, T> described, String key) {
        return Objects.requireNonNull(described.get(key), key);
    }

    private static Object example(String name, JsonMapper json) {
        return json.readValue(text(name + ".json"), Object.class);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("openapi/" + name)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
