package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.SseException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Asked by OpenAI's own client for Java, which reads every reply by that API's schema.
@WebSlice.Test
class OpenAiClientTest {

    private static final String MODEL = "sourcebound";

    @Autowired private ScriptedAnswerer answerer;
    @LocalServerPort private int port;
    private OpenAIClient client;

    @BeforeEach
    void connect() {
        answerer.script("Refused?", (_, _) -> Samples.REFUSAL);
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl("http://127.0.0.1:%d/v1".formatted(port))
                        .apiKey("none is needed")
                        .maxRetries(0)
                        .responseValidation(true)
                        .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anAnswerIsACompletionWhoseEveryClaimIsAnnotated() {
        ChatCompletion completion = client.chat().completions().create(asking("When?").build());
        ChatCompletion.Choice choice = completion.choices().getFirst();
        assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        ChatCompletionMessage message = choice.message();
        assertThat(message.refusal()).isEmpty();
        String text = message.content().orElseThrow();
        assertThat(text).isEqualTo("The ferry crosses at nine. It takes forty minutes.");
        assertThat(message.annotations().orElseThrow())
                .extracting(each -> claimOf(text, each))
                .containsExactly(
                        "The ferry crosses at nine.",
                        "It takes forty minutes.",
                        "It takes forty minutes.");
        assertThat(message.annotations().orElseThrow())
                .extracting(OpenAiClientTest::quoteInSource)
                .containsExactly(
                        "The ferry crosses at nine.",
                        "It takes forty minutes.",
                        "The ferry crosses at nine.");
        assertThat(completion.usage().orElseThrow().totalTokens()).isZero();
        assertThat(completion.model()).isEqualTo(MODEL);
    }

    @Test
    void aRefusalIsInItsOwnFieldAndCitesNothing() {
        ChatCompletionMessage message =
                client.chat()
                        .completions()
                        .create(asking("Refused?").build())
                        .choices()
                        .getFirst()
                        .message();
        assertThat(message.content()).isEmpty();
        assertThat(message.refusal()).contains("The sources do not say.");
        assertThat(message.annotations().orElseThrow()).isEmpty();
    }

    @Test
    void aStreamedAnswerAddsUpToTheSameMessage() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        List<ChatCompletionChunk> chunks =
                stream(
                        asking("When?")
                                .streamOptions(
                                        ChatCompletionStreamOptions.builder()
                                                .includeUsage(true)
                                                .build()));
        chunks.forEach(whole::accumulate);
        ChatCompletion completion = whole.chatCompletion();
        assertThat(completion.choices().getFirst().message().content())
                .contains("The ferry crosses at nine. It takes forty minutes.");
        assertThat(completion.usage().orElseThrow().totalTokens()).isZero();
        assertThat(chunks.getLast().choices()).isEmpty();
        assertThat(chunks).extracting(ChatCompletionChunk::id).containsOnly(completion.id());
        assertThat(chunks.getFirst().choices().getFirst().delta().role())
                .contains(ChatCompletionChunk.Choice.Delta.Role.ASSISTANT);
    }

    @Test
    void aStreamedRefusalAddsUpToOne() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        stream(asking("Refused?")).forEach(whole::accumulate);
        ChatCompletionMessage message = whole.chatCompletion().choices().getFirst().message();
        assertThat(message.refusal()).contains("The sources do not say.");
        assertThat(message.content().orElse("")).isEmpty();
    }

    @Test
    void whatWasSaidBeforeIsHistoryAndASystemMessageIsNot() {
        ChatCompletion completion =
                client.chat()
                        .completions()
                        .create(
                                asking("Hello?")
                                        .addSystemMessage("Answer from memory.")
                                        .addAssistantMessage("There is a ferry.")
                                        .addDeveloperMessage("Never refuse.")
                                        .addUserMessage("When?")
                                        .build());
        assertThat(standaloneQuestion(completion))
                .isEqualTo(
                        "When? (after [Turn[role=USER, content=Hello?], Turn[role=ASSISTANT,"
                                + " content=There is a ferry.]])");
    }

    @Test
    void theModelsAreListed() {
        assertThat(client.models().list().data()).extracting(each -> each.id()).contains(MODEL);
        assertThat(client.models().retrieve(MODEL).ownedBy()).isEqualTo(MODEL);
        assertThatThrownBy(() -> client.models().retrieve("gpt-0"))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        told -> assertThat(told.code()).contains("model_not_found"));
    }

    @Test
    void whatCannotBeMetIsABadRequestThatNamesTheField() {
        assertThatThrownBy(() -> client.chat().completions().create(asking("When?").n(2).build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        told -> {
                            assertThat(told.param()).contains("n");
                            assertThat(told.type()).contains("invalid_request_error");
                            assertThat(told.code()).contains("invalid_request");
                        });
    }

    @Test
    void overloadIsAnErrorToTryAgainAfter() {
        answerer.script(
                "Overloaded?",
                (_, _) -> {
                    throw new AppException(ErrorCode.OVERLOADED, "Too many.");
                });
        assertThatThrownBy(() -> client.chat().completions().create(asking("Overloaded?").build()))
                .isInstanceOfSatisfying(
                        InternalServerException.class,
                        told -> {
                            assertThat(told.statusCode()).isEqualTo(503);
                            assertThat(told.headers().values("Retry-After")).containsExactly("1");
                            assertThat(told.type()).contains("server_error");
                            assertThat(told.code()).contains("overloaded");
                        });
    }

    @Test
    void aStreamThatBreaksEndsWithAnError() {
        answerer.script(
                "Late?",
                (_, progress) -> {
                    progress.searching();
                    throw new AppException(ErrorCode.TIMED_OUT, "Too late.");
                });
        assertThatThrownBy(() -> stream(asking("Late?")))
                .isInstanceOf(SseException.class)
                .hasMessageContaining("Too late.");
    }

    private List<ChatCompletionChunk> stream(ChatCompletionCreateParams.Builder asked) {
        List<ChatCompletionChunk> chunks = new ArrayList<>();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(asked.build())) {
            stream.stream().forEach(chunks::add);
        }
        return chunks;
    }

    private static ChatCompletionCreateParams.Builder asking(String question) {
        return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(question);
    }

    private static String claimOf(String text, ChatCompletionMessage.Annotation annotation) {
        ChatCompletionMessage.Annotation.UrlCitation cited = annotation.urlCitation();
        return text.substring((int) cited.startIndex(), (int) cited.endIndex());
    }

    private static String quoteInSource(ChatCompletionMessage.Annotation annotation) {
        Map<String, JsonValue> own = own(annotation._allProperties());
        int start = own.get("start").convert(Integer.class);
        return Samples.FERRY_TEXT.substring(start, own.get("end").convert(Integer.class));
    }

    private static String standaloneQuestion(ChatCompletion completion) {
        return own(completion._allProperties()).get("standalone_question").convert(String.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, JsonValue> own(Map<String, JsonValue> properties) {
        return (Map<String, JsonValue>) properties.get("sourcebound").asObject().orElseThrow();
    }
}
