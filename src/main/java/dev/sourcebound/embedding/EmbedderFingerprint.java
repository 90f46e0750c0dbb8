package dev.sourcebound.embedding;

/// What decides a vector besides the text. Two vectors may be compared only where their
/// fingerprints are equal; an index keeps the fingerprint it was made with.
///
/// @param model the model's name, such as `sourcebound-embedder-1`
/// @param sha256 digest of its weights, its tokenizer, its pooling and its prefix: 64 hexadecimal
///   digits
/// @param dimension length of its vectors, `>= 1`
/// @param maxTokens how many tokens it reads of a text, `>= 1`
public record EmbedderFingerprint(String model, String sha256, int dimension, int maxTokens) {

    /// Short and stable, for file names, replies and logs: `sourcebound-embedder-1@1a2b3c4d`.
    public String label() {
        return model + "@" + sha256.substring(0, 8);
    }
}
