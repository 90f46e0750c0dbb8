package dev.sourcebound.web.openai;

import dev.sourcebound.channel.RandomReplies;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.fuzz.Input;
import dev.sourcebound.problem.AppException;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Any body of OpenAI's form is a question, or is refused with a message.
public final class CompletionsFuzz {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Corpus CORPUS = RandomReplies.corpus();
    private static final Models MODELS = new Models(List.of("sourcebound"), Instant.EPOCH);

    private CompletionsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            CompletionRequest request = JSON.readValue(bytes, CompletionRequest.class);
            if (request != null) {
                request.checked(MODELS, CORPUS);
            }
        } catch (AppException refused) {
            Input.requireWellFormed(String.valueOf(refused.getMessage()), "a message");
        } catch (JacksonException noJson) {
            Input.require(noJson.getMessage() != null, "refused for nothing");
        }
    }
}
