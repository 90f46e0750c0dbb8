package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.access.Origin;
import dev.sourcebound.channel.widget.Tokens.Pass;
import dev.sourcebound.collection.CollectionName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Origin HERE = new Origin("https", "example.org", 443);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final Tokens tokens = new Tokens(SECRET, CollectionName.DEFAULT, LIFETIME, clock);

    @Test
    void saysWhatItWasMadeFor() {
        Pass pass = tokens.read(tokens.mint("s1", HERE)).orElseThrow();
        assertThat(pass)
                .isEqualTo(
                        new Pass(
                                "s1",
                                "https://example.org",
                                Instant.parse("2026-01-01T00:10:00Z")));
        assertThat(pass.isFor(HERE)).isTrue();
        assertThat(pass.isFor(new Origin("http", "example.org", 443))).isFalse();
        assertThat(pass.isFor(new Origin("https", "example.org", 444))).isFalse();
    }

    @Test
    void endsToTheSecond() {
        Pass pass = tokens.read(tokens.mint("s1", HERE)).orElseThrow();
        now.updateAndGet(begin -> begin.plus(LIFETIME).minusMillis(1));
        assertThat(tokens.hasEnded(pass)).isFalse();
        now.updateAndGet(before -> before.plusMillis(1));
        assertThat(tokens.hasEnded(pass)).isTrue();
    }

    @Test
    void isSignedAsHmacSha256Has() throws Exception {
        String token = tokens.mint("s1", HERE);
        String payload =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                "s1 1767226200 https://example.org"
                                        .getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        assertThat(token)
                .isEqualTo(
                        payload
                                + "."
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(signature));
    }

    @Test
    void isNoneOfOursOnceAnyCharacterDiffers() {
        String token = tokens.mint("s1", HERE);
        // The last character of a signature carries two bits that are no part of it.
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(changed)).as(changed).isEmpty();
        }
        assertThat(tokens.read(token + "A")).isEmpty();
        assertThat(tokens.read(token + ".A")).isEmpty();
        assertThat(tokens.read("A".repeat(100_000) + "." + "A".repeat(43))).isEmpty();
    }

    @Test
    void isNoneOfOursAfterARestartUnlessTheSecretIsSet() {
        String token = tokens.mint("s1", HERE);
        assertThat(new Tokens(SECRET, CollectionName.DEFAULT, LIFETIME, clock).read(token))
                .isPresent();
        Tokens random = new Tokens(null, CollectionName.DEFAULT, LIFETIME, clock);
        assertThat(random.read(token)).isEmpty();
        assertThat(
                        new Tokens(null, CollectionName.DEFAULT, LIFETIME, clock)
                                .read(random.mint("s1", HERE)))
                .isEmpty();
    }

    @Test
    void isNoneOfAnotherCollectionsOfTheSameSecret() {
        Tokens manuals = new Tokens(SECRET, new CollectionName("manuals"), LIFETIME, clock);
        String token = tokens.mint("s1", HERE);
        assertThat(manuals.read(token)).isEmpty();
        assertThat(tokens.read(manuals.mint("s1", HERE))).isEmpty();
        assertThat(manuals.read(manuals.mint("s1", HERE))).isPresent();
    }

    @Test
    void noSessionIsLikeAnother() {
        assertThat(tokens.newSession()).hasSize(22).isNotEqualTo(tokens.newSession());
    }
}
