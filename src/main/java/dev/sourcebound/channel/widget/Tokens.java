package dev.sourcebound.channel.widget;

import dev.sourcebound.access.Origin;
import dev.sourcebound.collection.CollectionName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What a page asks with in place of a key: a session, the website it is for and when it ends,
/// signed with HMAC-SHA256 (RFC 2104), so that the server keeps none of them. Thread-safe.
final class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    /// 128 bits: not to be guessed, and never the same twice.
    private static final int SESSION_BYTES = 16;

    private static final int LONGEST = 1_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Duration lifetime;
    private final InstantSource clock;

    /// @param secret null makes one
    /// @param collection that the tokens are for; those for another, of one secret too, are none of
    ///   ours
    Tokens(
            @Nullable String secret,
            CollectionName collection,
            Duration lifetime,
            InstantSource clock) {
        byte[] bytes =
                secret == null ? random(SECRET_BYTES) : secret.getBytes(StandardCharsets.UTF_8);
        SecretKeySpec shared = new SecretKeySpec(bytes, ALGORITHM);
        this.key =
                collection.equals(CollectionName.DEFAULT)
                        ? shared
                        : new SecretKeySpec(sign("collection " + collection, shared), ALGORITHM);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /// What a token of ours says.
    ///
    /// @param origin of the website it was made for
    /// @param end from when on it opens nothing
    record Pass(String session, String origin, Instant end) {

        boolean isFor(Origin other) {
            return origin.equals(other.toString());
        }
    }

    /// A session that has not been before.
    String newSession() {
        return ENCODER.encodeToString(random(SESSION_BYTES));
    }

    String mint(String session, Origin origin) {
        long end = clock.instant().plus(lifetime).getEpochSecond();
        String said = session + " " + end + " " + origin;
        String payload = ENCODER.encodeToString(said.getBytes(StandardCharsets.UTF_8));
        return payload + "." + ENCODER.encodeToString(sign(payload));
    }

    /// What a token says; nothing where it is not one of ours. It may have ended.
    Optional<Pass> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        String payload = token.substring(0, dot);
        if (!MessageDigest.isEqual(sign(payload), decoded(token.substring(dot + 1)))) {
            return Optional.empty();
        }
        String[] said = new String(decoded(payload), StandardCharsets.UTF_8).split(" ", -1);
        return Optional.of(
                new Pass(said[0], said[2], Instant.ofEpochSecond(Long.parseLong(said[1]))));
    }

    boolean hasEnded(Pass pass) {
        return !clock.instant().isBefore(pass.end());
    }

    Duration lifetime() {
        return lifetime;
    }

    private byte[] sign(String payload) {
        return sign(payload, key);
    }

    private static byte[] sign(String payload, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return DECODER.decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }
}
