package dev.sourcebound.answer;

/// What made a reply. Same fingerprint and same question: same reply, byte for byte, where no
/// language model writes.
///
/// @param embedder the embedding model
/// @param reader the reader and its fit
/// @param writer who wrote the claims, such as `extractive`
/// @param fingerprint digest of the corpus, the models and the settings that decide replies
public record Provenance(String embedder, String reader, String writer, String fingerprint) {}
