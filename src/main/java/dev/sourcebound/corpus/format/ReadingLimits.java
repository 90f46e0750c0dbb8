package dev.sourcebound.corpus.format;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How far a document of another format than plain text is read. What goes beyond is refused.
///
/// @param pages the most pages of a PDF, 1 to 100,000
/// @param text the most characters (UTF-16 code units) that are made of one document, 1,000 to
///   100,000,000
/// @param unpacked the most bytes that the parts of a packed document (DOCX, ODT, EPUB) unpack to,
///   1KB to 2GB
/// @param time how long one document may take, 1s to 1h; then the process that reads it is killed
/// @param memory the heap of the process that reads, 64MB to 8GB
@Validated
@ConfigurationProperties("sourcebound.corpus.limits")
public record ReadingLimits(
        @DefaultValue("5000") int pages,
        @DefaultValue("20000000") int text,
        @NotNull @DefaultValue("256MB") DataSize unpacked,
        @NotNull @DefaultValue("60s") Duration time,
        @NotNull @DefaultValue("256MB") DataSize memory) {

    /// As they are where nothing is set.
    public static final ReadingLimits DEFAULTS =
            new ReadingLimits(
                    5_000,
                    20_000_000,
                    DataSize.ofMegabytes(256),
                    Duration.ofSeconds(60),
                    DataSize.ofMegabytes(256));

    public ReadingLimits {
        within("pages", pages, 1, 100_000, "");
        within("text", text, 1_000, 100_000_000, "");
        within("unpacked", unpacked.toKilobytes(), 1, 2L << 20, "KB");
        within("time", time.toSeconds(), 1, 3_600, "s");
        within("memory", memory.toMegabytes(), 64, 8_192, "MB");
    }

    private static void within(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "sourcebound.corpus.limits.%s must be %d%s to %d%s, got %d%s"
                            .formatted(name, least, unit, most, unit, value, unit));
        }
    }
}
