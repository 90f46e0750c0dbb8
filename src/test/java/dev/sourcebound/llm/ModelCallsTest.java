package dev.sourcebound.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.answer.Written.Fallback;
import dev.sourcebound.llm.ModelCalls.Admission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCallsTest {

    private static final LlmSettings SETTINGS =
            Endpoint.settings("http://127.0.0.1:1/v1", Map.of());
    private static final ModelFault FAILED = new ModelFault(Fallback.MODEL_FAILED);

    private final ModelCalls calls =
            new ModelCalls(
                    new StreamingChatModel() {},
                    SETTINGS,
                    new OwnTokenBudget(
                            SETTINGS.dailyTokens(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                    new LlmMetrics(new SimpleMeterRegistry()));

    @Test
    void whatIsLateMakesNoEndpointIll() {
        for (int i = 0; i < 20; i++) {
            end(ModelFault.LATE);
        }
        assertThat(begin()).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void whatIsLateMakesNoEndpointWell() {
        for (int i = 0; i < 5; i++) {
            end(ModelFault.LATE);
            end(ModelFault.LATE);
            end(FAILED);
        }
        assertThat(begin()).isEqualTo(new Admission.Refused(Fallback.MODEL_RESTING));
    }

    private void end(ModelFault fault) {
        if (begin() instanceof Admission.Admitted(ModelCalls.Call call)) {
            try (call) {
                call.end(fault, null);
            }
        }
    }

    private Admission begin() {
        ChatRequest request = ChatRequest.builder().messages(UserMessage.from("When?")).build();
        return calls.begin(request, new TextParser(), new Caller("anybody"));
    }
}
