package dev.sourcebound.evaluation.data;

import dev.sourcebound.corpus.Source;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/// Makes sources of what a data set carries in itself.
final class SourceMaker {

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    private SourceMaker() {}

    /// A name as an id: what an id may not hold becomes a hyphen.
    static String id(String name) {
        return NOT_IN_IDS.matcher(name).replaceAll("-");
    }

    static Source source(String id, String title, String text) {
        return new Source(
                id,
                title,
                false,
                null,
                null,
                null,
                null,
                text,
                "sha256:" + DigestUtils.sha256Hex(text));
    }
}
