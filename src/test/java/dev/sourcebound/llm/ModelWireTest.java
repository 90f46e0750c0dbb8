package dev.sourcebound.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.sourcebound.llm.ModelAnswers.claim;
import static dev.sourcebound.llm.ModelAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sourcebound.answer.Usage;
import dev.sourcebound.answer.Written;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// The same answer as each kind of server streams it is the same claims. Ids, times and models are
/// made up; fields, their order and which events there are follow what each server documents.
class ModelWireTest {

    private static final String TRUE = "In 1810 the mill was built.";
    private static final String MORE = "The mill burned down twice.";

    @RegisterExtension
    private static final WireMockExtension MODEL =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final CheckingEditor editor = new CheckingEditor();

    private enum Wire {
        /// platform.openai.com/docs/api-reference/chat-streaming: a first event with the role,
        /// fields that are null, one event with the usage and no choice.
        OPENAI(
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"gpt-4o-mini","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"a1"}

                """,
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"gpt-4o-mini","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"content":%s},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"b2c3"}

                """,
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"gpt-4o-mini","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null,"obfuscation":"d"}

                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"gpt-4o-mini","service_tier":"default","system_fingerprint":"fp_1","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"obfuscation":"e"}

                data: [DONE]

                """),

        /// learn.microsoft.com, "Content streaming" of Azure OpenAI: an event on the filter before
        /// the first choice, what the filter found beside each piece, and without a piece where it
        /// runs beside the answer.
        AZURE(
                """
                data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"},"jailbreak":{"filtered":false,"detected":false}}}]}

                data: {"choices":[{"content_filter_results":{},"delta":{"content":"","refusal":null,"role":"assistant"},"finish_reason":null,"index":0,"logprobs":null}],"created":1767225600,"id":"chatcmpl-1","model":"gpt-4o-mini-2024-07-18","object":"chat.completion.chunk","system_fingerprint":"fp_1","usage":null}

                """,
                """
                data: {"choices":[{"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}},"delta":{"content":%s},"finish_reason":null,"index":0,"logprobs":null}],"created":1767225600,"id":"chatcmpl-1","model":"gpt-4o-mini-2024-07-18","object":"chat.completion.chunk","system_fingerprint":"fp_1","usage":null}

                """,
                """
                data: {"choices":[{"content_filter_offsets":{"check_offset":0,"start_offset":0,"end_offset":20},"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}},"finish_reason":null,"index":0}],"created":0,"id":"","model":"","object":""}

                data: {"choices":[{"content_filter_results":{},"delta":{},"finish_reason":"stop","index":0,"logprobs":null}],"created":1767225600,"id":"chatcmpl-1","model":"gpt-4o-mini-2024-07-18","object":"chat.completion.chunk","system_fingerprint":"fp_1","usage":null}

                data: {"choices":[],"created":1767225600,"id":"chatcmpl-1","model":"gpt-4o-mini-2024-07-18","object":"chat.completion.chunk","system_fingerprint":"fp_1","usage":{"completion_tokens":30,"prompt_tokens":120,"total_tokens":150}}

                data: [DONE]

                """),

        /// docs.vllm.ai, "OpenAI-Compatible Server" and "Reasoning Outputs": thoughts as
        /// `reasoning_content`, as `reasoning` later; why it stopped beside how it finished.
        VLLM(
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}],"prompt_token_ids":null}

                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"reasoning_content":"Today it stands empty."},"logprobs":null,"finish_reason":null,"token_ids":null}]}

                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"reasoning":"Today it stands empty."},"logprobs":null,"finish_reason":null,"token_ids":null}]}

                """,
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"content":%s},"logprobs":null,"finish_reason":null,"token_ids":null}]}

                """,
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"content":""},"logprobs":null,"finish_reason":"stop","stop_reason":null,"token_ids":null}]}

                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"Qwen/Qwen3-8B","choices":[],"usage":{"prompt_tokens":120,"total_tokens":150,"completion_tokens":30}}

                data: [DONE]

                """),

        /// github.com/ggml-org/llama.cpp, tools/server/README.md: choices first, a role without
        /// content, and how long all took beside the usage.
        LLAMA_CPP(
                """
                data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1767225600,"id":"chatcmpl-1","model":"model.gguf","system_fingerprint":"b1-0123abcd","object":"chat.completion.chunk"}

                data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"Today it stands empty."}}],"created":1767225600,"id":"chatcmpl-1","model":"model.gguf","system_fingerprint":"b1-0123abcd","object":"chat.completion.chunk"}

                """,
                """
                data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":%s}}],"created":1767225600,"id":"chatcmpl-1","model":"model.gguf","system_fingerprint":"b1-0123abcd","object":"chat.completion.chunk"}

                """,
                """
                data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1767225600,"id":"chatcmpl-1","model":"model.gguf","system_fingerprint":"b1-0123abcd","object":"chat.completion.chunk"}

                data: {"choices":[],"created":1767225600,"id":"chatcmpl-1","model":"model.gguf","system_fingerprint":"b1-0123abcd","object":"chat.completion.chunk","usage":{"completion_tokens":30,"prompt_tokens":120,"total_tokens":150},"timings":{"cache_n":0,"prompt_n":120,"prompt_ms":600.0,"predicted_n":30,"predicted_ms":1500.0}}

                data: [DONE]

                """),

        /// docs.ollama.com, "OpenAI compatibility", and openai/openai.go of
        /// github.com/ollama/ollama: a role in each event, thoughts as `reasoning` beside content
        /// that is empty.
        OLLAMA(
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"Today it stands empty."},"finish_reason":null}]}

                """,
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":%s},"finish_reason":null}]}

                """,
                """
                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}

                data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1767225600,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}

                data: [DONE]

                """);

        private final String begin;
        private final String piece;
        private final String end;

        /// @param piece with a place for what is written, as a string of JSON
        Wire(String begin, String piece, String end) {
            this.begin = begin;
            this.piece = piece;
            this.end = end;
        }

        String stream(String answer) {
            StringBuilder events = new StringBuilder(begin);
            for (String part : answer.split("(?s)(?<=\\G.{4})")) {
                events.append(piece.formatted(new JsonMapper().writeValueAsString(part)));
            }
            return events.append(end).toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aStreamOfEachServerIsTheSameClaims(Wire wire) {
        MODEL.stubFor(
                post(urlEqualTo("/v1/chat/completions"))
                        .willReturn(
                                ok(wire.stream(json(claim(TRUE, 1), claim(MORE, 1))))
                                        .withHeader("Content-Type", "text/event-stream")));
        try (Endpoint endpoint = new Endpoint(MODEL.baseUrl() + "/v1", Map.of("format", "auto"))) {
            Written written = endpoint.write(editor);
            assertThat(written.fallback()).isNull();
            Usage usage = written.usage();
            assertThat(usage).isNotNull();
            assertThat(usage.calls()).isEqualTo(1);
            assertThat(usage.inputTokens()).isEqualTo(120);
            assertThat(usage.outputTokens()).isEqualTo(30);
        }
        assertThat(editor.shown).containsExactly(TRUE, MORE);
        assertThat(editor.dropped).isEmpty();
    }
}
