package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.data.SourceTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MadeTest {

    @Test
    void keysTokensAndSecretsAreNotShown() {
        List<String> settings =
                List.of(
                        "--sourcebound.llm.api-key=sk-1",
                        "--sourcebound.llm.apiKey=sk=2\n3",
                        "--sourcebound.slack.signing-secrets[0]=s",
                        "--sourcebound.telegram.bot-token=1:A");
        assertThat(Made.shown(settings))
                .isEqualTo(
                        "--sourcebound.llm.api-key=hidden --sourcebound.llm.apiKey=hidden"
                                + " --sourcebound.slack.signing-secrets[0]=hidden"
                                + " --sourcebound.telegram.bot-token=hidden");
    }

    @Test
    void secretsWithinAddressesAreNotShown() {
        List<String> settings =
                List.of(
                        "--sourcebound.llm.base-url=https://anna:pa@ss@models.example/v1",
                        "--sourcebound.store.url=jdbc:postgresql://db/s?user=anna&password=p@s&ssl=true",
                        "--sourcebound.store.url=jdbc:h2:./kept;USER=sa;PASSWORD=p");
        assertThat(Made.shown(settings))
                .isEqualTo(
                        "--sourcebound.llm.base-url=https://hidden@models.example/v1"
                                + " --sourcebound.store.url=jdbc:postgresql://db/s?user=anna&password=hidden&ssl=true"
                                + " --sourcebound.store.url=jdbc:h2:./kept;USER=sa;PASSWORD=hidden");
        try (OverHttp server =
                new OverHttp("http://anna:p@127.0.0.1:1", null, new SourceTexts(Map.of()))) {
            assertThat(server.label()).isEqualTo("http://hidden@127.0.0.1:1");
        }
    }

    @Test
    void whatDecidesRepliesIsShown() {
        assertThat(Made.shown(List.of("--sourcebound.llm.max-tokens=9", "--debug")))
                .isEqualTo("--sourcebound.llm.max-tokens=9 --debug");
        assertThat(Made.shown(List.of())).isEqualTo("none");
    }
}
