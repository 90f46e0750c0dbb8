package dev.sourcebound.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A key just made: what its owner is given, once, and what the server keeps of it.
public final class NewKey {

    /// What every key begins with, so that it is known for one wherever it turns up.
    static final String PREFIX = "sb_";

    private static final int ID_BYTES = 4;
    private static final int SECRET_BYTES = 32;

    private final String text;
    private final ApiKey kept;

    private NewKey(String text, ApiKey kept) {
        this.text = text;
        this.kept = kept;
    }

    /// Makes one.
    ///
    /// @param name whose it is
    /// @param may what it may do, at least one
    /// @param expires from when on it opens nothing; null for never
    /// @throws IllegalArgumentException where that is no name, or nothing that it may do
    public static NewKey of(String name, Set<Verb> may, @Nullable Instant expires) {
        return of(name, may, null, expires);
    }

    /// Makes one for some collections.
    ///
    /// @param collections their names, at least one; null for all there are
    /// @throws IllegalArgumentException as above, or where one is no name of a collection
    public static NewKey of(
            String name,
            Set<Verb> may,
            @Nullable Set<String> collections,
            @Nullable Instant expires) {
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        String shown = HexFormat.of().formatHex(id);
        String text =
                PREFIX
                        + shown
                        + "_"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        ApiKey kept =
                new ApiKey(
                        shown,
                        name,
                        HexFormat.of().formatHex(hash(text)),
                        may,
                        collections,
                        null,
                        null,
                        null,
                        expires);
        return new NewKey(text, kept);
    }

    /// The key itself, `sb_` with 52 characters. Nobody can tell it a second time.
    public String text() {
        return text;
    }

    /// The line that a file of keys holds of it.
    public String line() {
        return KeyFile.line(kept);
    }

    /// Adds that line to a file, which is made where it is not there.
    public void appendTo(Path file) {
        new KeyFile(file).append(kept);
    }

    static byte[] hash(String key) {
        return DigestUtils.sha256(key);
    }
}
