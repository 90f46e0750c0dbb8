package dev.sourcebound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The request and its signature are the example of Slack's documentation.
class SlackSignatureTest {

    private static final long SENT = 1_531_420_618;
    private static final String SIGNATURE =
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final byte[] BODY =
            ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                            + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
                            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void theExampleOfTheDocumentationIsGood() {
        assertThat(at(0).isGood(stamp(), SIGNATURE, BODY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"300, true", "301, false", "-300, true", "-301, false"})
    void aRequestIsGoodForFiveMinutes(long seconds, boolean good) {
        assertThat(at(seconds).isGood(stamp(), SIGNATURE, BODY)).isEqualTo(good);
    }

    @Test
    void anyChangeIsSeen() {
        byte[] changed = BODY.clone();
        changed[17]++;
        SlackSignature signature = at(0);
        assertThat(signature.isGood(stamp(), SIGNATURE, changed)).isFalse();
        assertThat(signature.isGood(String.valueOf(SENT + 1), SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGood(stamp(), SIGNATURE.replace('a', 'b'), BODY)).isFalse();
        assertThat(signature.isGood(stamp(), "", BODY)).isFalse();
        assertThat(signature.isGood(null, SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGood(stamp(), null, BODY)).isFalse();
        assertThat(signature.isGood("-" + stamp(), SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGood("1e9", SIGNATURE, BODY)).isFalse();
    }

    @Test
    void eitherOfTwoSecretsIsGood() {
        Instant now = Instant.ofEpochSecond(SENT);
        List<String> secrets = List.of("another", SlackSlice.SECRET);
        assertThat(new SlackSignature(secrets, () -> now).isGood(stamp(), SIGNATURE, BODY))
                .isTrue();
        assertThat(
                        new SlackSignature(List.of("another"), () -> now)
                                .isGood(stamp(), SIGNATURE, BODY))
                .isFalse();
    }

    private static SlackSignature at(long secondsLater) {
        return new SlackSignature(
                List.of(SlackSlice.SECRET), () -> Instant.ofEpochSecond(SENT + secondsLater));
    }

    private static String stamp() {
        return String.valueOf(SENT);
    }
}
