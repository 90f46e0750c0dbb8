package dev.sourcebound.corpus;

import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a file of the folder stands.
///
/// @param id of the source that it is or would be; of a folder that is not gone into, its name
/// @param file its name, with a slash after each sub-folder that it is in
/// @param status whether questions are answered from it
/// @param reason why not; null where they are or will be
/// @param message what is wrong and how to mend it; null where nothing is
/// @param revision of the text that is used; null where none is
/// @param since when it came to stand so
public record SourceState(
        String id,
        String file,
        @Nullable Format format,
        Status status,
        @Nullable Reason reason,
        @Nullable String message,
        @Nullable String revision,
        Instant since) {

    /// Whether questions are answered from it.
    public enum Status {
        /// They are.
        INDEXED,
        /// They will be, once it has been read and indexed.
        PENDING,
        /// They are not: it cannot be used.
        REFUSED;

        /// The name on the wire.
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
