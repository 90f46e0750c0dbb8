package dev.sourcebound.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What an endpoint that speaks as OpenAI's does sends for a stream.
final class ModelAnswers {

    private static final JsonMapper JSON = new JsonMapper();

    private ModelAnswers() {}

    /// A whole answer of 120 tokens read and 30 written.
    static String whole(String... pieces) {
        return begun(pieces) + finish("stop") + usage(120, 30) + done();
    }

    static String begun(String... pieces) {
        StringBuilder events = new StringBuilder();
        List.of(pieces).forEach(piece -> events.append(chunk(piece, null)));
        return events.toString();
    }

    static String finish(String reason) {
        return chunk("", reason);
    }

    static String done() {
        return "data: [DONE]\n\n";
    }

    static String usage(int input, int output) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}}\n\n"
                .formatted(input, output, input + output);
    }

    /// One claim as the schema has it.
    static String json(String... claims) {
        StringBuilder all = new StringBuilder();
        for (String claim : claims) {
            all.append(all.isEmpty() ? "" : ",").append(claim);
        }
        return "{\"claims\":[" + all + "]}";
    }

    static String claim(String text, Integer... excerpts) {
        return "{\"text\":%s,\"excerpts\":%s}"
                .formatted(JSON.writeValueAsString(text), List.of(excerpts));
    }

    private static String chunk(String piece, @Nullable String finish) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":%s}]}\n\n"
                .formatted(JSON.writeValueAsString(piece), JSON.writeValueAsString(finish));
    }
}
