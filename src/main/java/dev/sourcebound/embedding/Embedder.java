package dev.sourcebound.embedding;

/// Turns texts into vectors of length one, so that a dot product is a cosine. Thread-safe. The same
/// text gives the same vector, bit for bit, whatever else is being embedded.
public interface Embedder {

    /// What a text is: some models want a question announced.
    enum Role {
        QUESTION,
        PASSAGE
    }

    /// A text's own vector and its tokens', from one run of the model where one gives both.
    EmbeddedText embedText(String text, Role role);

    /// A unit vector of shape `[dimension]`. The caller must not change it.
    default float[] embed(String text, Role role) {
        return embedText(text, role).vector();
    }

    /// The same of a text whose tokens will not be asked for: what is kept of it is a small part of
    /// what its tokens take.
    default float[] embedWhole(String text, Role role) {
        return embed(text, role);
    }

    /// One unit vector per token of the text as the model reads it in context, for comparing word
    /// by word.
    default TokenVectors embedTokens(String text, Role role) {
        return embedText(text, role).tokens();
    }

    /// The same for whoever asks of each text once: nothing of it is kept.
    default Embedder keepingNothing() {
        return this;
    }

    EmbedderFingerprint fingerprint();
}
