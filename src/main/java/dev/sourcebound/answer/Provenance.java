package dev.sourcebound.answer;

import dev.sourcebound.answer.Written.Fallback;
import org.jspecify.annotations.Nullable;

/// What made a reply. Same fingerprint and same question: same reply, byte for byte, where no
/// language model writes.
///
/// @param embedder the embedding model
/// @param reader the reader and its fit
/// @param writer who wrote the claims, such as `extractive`
/// @param fingerprint digest of the corpus, the models and the settings that decide replies
/// @param fallback why excerpts stand in for what a language model was to write; null where none do
/// @param usage what a language model took; null where none was asked
public record Provenance(
        String embedder,
        String reader,
        String writer,
        String fingerprint,
        @Nullable Fallback fallback,
        @Nullable Usage usage) {

    /// Of what no language model had a part in.
    public Provenance(String embedder, String reader, String writer, String fingerprint) {
        this(embedder, reader, writer, fingerprint, null, null);
    }

    /// The same, of an answer.
    ///
    /// @param wrote who wrote its claims
    Provenance of(String wrote, Written written) {
        return new Provenance(
                embedder, reader, wrote, fingerprint, written.fallback(), written.usage());
    }

    /// The same, where a language model took more for it.
    public Provenance with(Usage more) {
        return new Provenance(
                embedder,
                reader,
                writer,
                fingerprint,
                fallback,
                usage == null ? more : usage.plus(more));
    }

    /// The same, told again: no language model was asked this time.
    Provenance withoutUsage() {
        return new Provenance(embedder, reader, writer, fingerprint, fallback, null);
    }
}
