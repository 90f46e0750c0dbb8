package dev.sourcebound.channel.slack;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a request is Slack's: the signature that Slack documents as version 0, an HMAC with
/// SHA-256 of the time and the body as it came. Takes the same time for a right signature as for a
/// wrong one. Thread-safe.
final class SlackSignature {

    /// Slack's own bound, against a request that somebody recorded.
    static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    /// @param secrets any of which may have been used; at least one
    SlackSignature(List<String> secrets, InstantSource clock) {
        this.clock = clock;
        this.keys =
                secrets.stream()
                        .map(each ->
                                new SecretKeySpec(
                                        each.strip().getBytes(StandardCharsets.UTF_8), ALGORITHM))
                        .toList();
    }

    /// Whether it is Slack's, and of now.
    ///
    /// @param timestamp the header `X-Slack-Request-Timestamp`, seconds since 1970
    /// @param signature the header `X-Slack-Signature`
    boolean isGood(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        boolean good = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = sign(key, timestamp, body).getBytes(StandardCharsets.US_ASCII);
            // All are compared, whichever fits.
            good |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return good && Duration.between(sent, clock.instant()).abs().compareTo(MOST_SKEW) <= 0;
    }

    private static String sign(SecretKeySpec key, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
