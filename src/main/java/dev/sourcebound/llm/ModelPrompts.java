package dev.sourcebound.llm;

import static dev.sourcebound.llm.PromptCatalog.Prompt.FOLLOW_UP;
import static dev.sourcebound.llm.PromptCatalog.Prompt.FORMAT_JSON;
import static dev.sourcebound.llm.PromptCatalog.Prompt.FORMAT_LINES;
import static dev.sourcebound.llm.PromptCatalog.Prompt.QUESTION;
import static dev.sourcebound.llm.PromptCatalog.Prompt.REPAIR;
import static dev.sourcebound.llm.PromptCatalog.Prompt.SYSTEM;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.input.PromptTemplate;
import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.Question;
import dev.sourcebound.reading.Reading;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Puts together what a language model is asked. The question, the excerpts and what was said
/// before stand between lines with a random word that nobody who wrote them can know.
final class ModelPrompts {

    private static final ResponseFormat SCHEMA =
            ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(
                            JsonSchema.builder()
                                    .name("claims")
                                    .rootElement(
                                            closed(
                                                    "claims",
                                                    JsonArraySchema.builder()
                                                            .items(
                                                                    JsonObjectSchema.builder()
                                                                            .addStringProperty(
                                                                                    "text")
                                                                            .addProperty(
                                                                                    "excerpts",
                                                                                    JsonArraySchema
                                                                                            .builder()
                                                                                            .items(
                                                                                                    new JsonIntegerSchema())
                                                                                            .build())
                                                                            .required(
                                                                                    "text",
                                                                                    "excerpts")
                                                                            .additionalProperties(
                                                                                    false)
                                                                            .build())
                                                            .build()))
                                    .build())
                    .build();

    private final PromptCatalog catalog;
    private final int mostClaims;
    private final SecureRandom random = new SecureRandom();

    ModelPrompts(PromptCatalog catalog, int mostClaims) {
        this.catalog = catalog;
        this.mostClaims = mostClaims;
    }

    /// A claim that was not shown, and why.
    record Dropped(String text, Failure failure) {}

    /// What is asked at first.
    ///
    /// @param json whether by a schema
    ChatRequest first(Question question, NumberedExcerpts excerpts, boolean json) {
        return request(opening(question, excerpts, json), json);
    }

    /// What is asked where the first attempt did not answer the question.
    ///
    /// @param wrote what the model wrote then
    /// @param dropped what of it is not shown
    /// @param missing what nothing that is shown stands on, of what the excerpts were made of; at
    ///   least one
    ChatRequest repair(
            Question question,
            NumberedExcerpts excerpts,
            boolean json,
            List<WrittenClaim> wrote,
            List<Dropped> dropped,
            List<Reading> missing) {
        List<ChatMessage> messages = opening(question, excerpts, json);
        StringBuilder said = new StringBuilder();
        wrote.forEach(c -> said.append(c.excerpts()).append(' ').append(c.text()).append('\n'));
        messages.add(AiMessage.from(said.toString().strip()));
        StringBuilder reasons = new StringBuilder();
        dropped.forEach(
                d -> reasons.append("- \"%s\": %s\n".formatted(d.text(), words(d.failure()))));
        List<Integer> unused = excerpts.numbers(missing);
        unused.forEach(
                number -> reasons.append("- excerpt %d is not used yet\n".formatted(number)));
        messages.add(
                UserMessage.from(
                        catalog.fill(
                                REPAIR,
                                Map.of(
                                        "reasons", reasons.toString().strip(),
                                        "best", String.valueOf(unused.getFirst())))));
        return request(messages, json);
    }

    /// What is asked to have a question stand alone, with LangChain4j's names for the question and
    /// what was said before it.
    PromptTemplate standalone() {
        return PromptTemplate.from(
                catalog.fill(
                        FOLLOW_UP,
                        Map.of(
                                "fence", fence(),
                                "history", "{{chatMemory}}",
                                "question", "{{query}}")));
    }

    private String fence() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return "-----" + HexFormat.of().formatHex(bytes) + "-----";
    }

    private List<ChatMessage> opening(Question question, NumberedExcerpts excerpts, boolean json) {
        String fence = fence();
        String format = catalog.fill(json ? FORMAT_JSON : FORMAT_LINES, Map.of());
        return new ArrayList<>(
                List.of(
                        SystemMessage.from(
                                catalog.fill(
                                        SYSTEM,
                                        Map.of(
                                                "most", String.valueOf(mostClaims),
                                                "fence", fence,
                                                "format", format))),
                        UserMessage.from(
                                catalog.fill(
                                        QUESTION,
                                        Map.of(
                                                "fence", fence,
                                                "question", NumberedExcerpts.seen(question.text()),
                                                "excerpts", excerpts.text())))));
    }

    private static ChatRequest request(List<ChatMessage> messages, boolean json) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        return (json ? request.responseFormat(SCHEMA) : request).build();
    }

    private static JsonObjectSchema closed(String name, JsonArraySchema array) {
        return JsonObjectSchema.builder()
                .addProperty(name, array)
                .required(name)
                .additionalProperties(false)
                .build();
    }

    private static String words(Failure failure) {
        return switch (failure) {
            case NO_EXCERPT -> "it names an excerpt that does not exist";
            case UNKNOWN_SOURCE, OTHER_REVISION, NOT_VERBATIM -> "its excerpt cannot be cited";
            case NOT_ONE_SENTENCE -> "it is not one plain sentence of usual length";
            case HIDDEN_CHARACTERS -> "it has characters that cannot be seen";
            case FOREIGN_LINK -> "it has a link or markup that its excerpts do not have";
            case MISQUOTED -> "it quotes what its excerpts do not say word for word";
            case OTHER_LANGUAGE -> "it is not in English";
            case NUMBER_MISSING -> "it has a number that its excerpts do not have";
            case UNIT_MISSING -> "it gives a number another unit than its excerpts do";
            case DATE_MISSING -> "it has a date that its excerpts do not have";
            case NAME_MISSING -> "it has a name that its excerpts do not have";
            case NEGATION_DIFFERS -> "of the claim and its excerpts, only one says not";
            case CITED_ELSEWHERE -> "its excerpts do not say it, what stands beside them does";
            case CONTRADICTED -> "its excerpts say otherwise";
            case NOT_SUPPORTED -> "its excerpts do not say it";
        };
    }
}
