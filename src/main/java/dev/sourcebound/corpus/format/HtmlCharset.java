package dev.sourcebound.corpus.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The encoding that a page or an XML file declares at its head.
final class HtmlCharset {

    /// The HTML standard has the declaration within the first 1,024 bytes; some pages have not.
    private static final int HEAD = 64 * 1024;

    private static final Pattern DECLARED =
            Pattern.compile(
                    "<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]+)|<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([\\w.:-]+)",
                    Pattern.CASE_INSENSITIVE);

    private HtmlCharset() {}

    /// The declared encoding, or null where none is declared that is known.
    static @Nullable Charset declared(byte[] bytes) {
        int length = Math.min(bytes.length, HEAD);
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        if (!matcher.find()) {
            return null;
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return named(name);
    }

    /// By the Encoding standard, ISO-8859-1 means windows-1252; and what could be read as ASCII so
    /// far is not UTF-16, whatever it says.
    private static @Nullable Charset named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("utf-16")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(
                    lower.equals("iso-8859-1") || lower.equals("us-ascii") ? "windows-1252" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
