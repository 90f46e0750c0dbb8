package dev.sourcebound.corpus.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A format that is read, known by the ending of a file's name.
public enum Format {
    TEXT("plain text", "text/plain", "txt"),
    MARKDOWN("Markdown", "text/markdown", "md markdown"),
    HTML("HTML", "text/html", "html htm xhtml"),
    PDF("PDF", "application/pdf", "pdf"),
    DOCX("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ODT("ODT", "application/vnd.oasis.opendocument.text", "odt"),
    EPUB("EPUB", "application/epub+zip", "epub");

    private final String label;
    private final String mediaType;

    /// Parted by spaces, the usual one first.
    private final String endings;

    Format(String label, String mediaType, String endings) {
        this.label = label;
        this.mediaType = mediaType;
        this.endings = endings;
    }

    /// What people call it.
    public String label() {
        return label;
    }

    /// Its media type, without parameters.
    public String mediaType() {
        return mediaType;
    }

    /// The ending that a new file gets, without a dot.
    public String ending() {
        return endings.split(" ", 2)[0];
    }

    /// Whether its bytes are the text itself.
    public boolean isPlain() {
        return this == TEXT || this == MARKDOWN;
    }

    /// The format of a file; empty where it is none of these.
    public static Optional<Format> ofFileName(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> List.of(format.endings.split(" ")).contains(ending))
                .findFirst();
    }

    /// The format of this media type, in lower case and without parameters.
    public static Optional<Format> ofMediaType(String type) {
        return type.equals("application/xhtml+xml")
                ? Optional.of(HTML)
                : Stream.of(values()).filter(format -> format.mediaType.equals(type)).findFirst();
    }
}
