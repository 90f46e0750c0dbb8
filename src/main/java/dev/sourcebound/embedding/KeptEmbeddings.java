package dev.sourcebound.embedding;

import java.util.Optional;

/// What an embedder made of passages before, kept where it costs less than a run of the model.
/// Thread-safe.
public interface KeptEmbeddings {

    /// What is kept of a passage, the same as the embedder would make, bit for bit; empty where
    /// nothing is.
    Optional<EmbeddedText> of(String text);

    /// An embedder that has another read only what is not kept.
    default Embedder before(Embedder embedder) {
        return new Embedder() {
            @Override
            public float[] embed(String text, Role role) {
                return embedText(text, role).vector();
            }

            @Override
            public float[] embedWhole(String text, Role role) {
                return embedder.embedWhole(text, role);
            }

            @Override
            public TokenVectors embedTokens(String text, Role role) {
                return embedText(text, role).tokens();
            }

            @Override
            public EmbeddedText embedText(String text, Role role) {
                return switch (role) {
                    case PASSAGE -> of(text).orElseGet(() -> embedder.embedText(text, role));
                    case QUESTION -> embedder.embedText(text, role);
                };
            }

            @Override
            public EmbedderFingerprint fingerprint() {
                return embedder.fingerprint();
            }
        };
    }
}
