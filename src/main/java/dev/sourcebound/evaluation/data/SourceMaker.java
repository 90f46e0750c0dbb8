package dev.sourcebound.evaluation.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcebound.corpus.Source;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Makes sources of what a data set carries in itself.
final class SourceMaker {

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    private SourceMaker() {}

    /// A name as an id: what an id may not hold becomes a hyphen.
    static String id(String name) {
        return NOT_IN_IDS.matcher(name).replaceAll("-");
    }

    static Source source(String id, String title, String text) {
        return new Source(id, title, false, null, null, null, null, text, "sha256:" + digest(text));
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
