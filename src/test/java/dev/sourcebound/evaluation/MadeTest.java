package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void whatDecidesRepliesIsShown() {
        assertThat(Made.shown(List.of("--sourcebound.llm.max-tokens=9", "--debug")))
                .isEqualTo("--sourcebound.llm.max-tokens=9 --debug");
        assertThat(Made.shown(List.of())).isEqualTo("none");
    }
}
