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

        /// Documents are being read.
        ///
        /// @param done how many of them are
        /// @param total how many have to be
        default void reading(int done, int total) {}

        /// Passages are made searchable.
        ///
        /// @param done how many of them are
        /// @param total how many are new, as far as that can be told before all of them are cut
        default void embedding(int done, int total) {}
    }
}
