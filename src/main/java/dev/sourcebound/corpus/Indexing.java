package dev.sourcebound.corpus;

/// What makes an edition searchable.
public interface Indexing {

    /// Makes all ready for an edition, before anybody sees it. Takes as long as it takes to embed
    /// what is new in it.
    ///
    /// @throws RuntimeException where that fails; then the edition is not used
    void prepare(Edition next, Progress progress);

    /// Told of what is done, on the working thread.
    interface Progress {

        /// Tells nobody.
        Progress NONE = new Progress() {};

        /// The document is being read.
        default void reading() {}

        /// Passages are made searchable.
        ///
        /// @param done how many of them are
        /// @param total how many are new
        default void embedding(int done, int total) {}
    }
}
