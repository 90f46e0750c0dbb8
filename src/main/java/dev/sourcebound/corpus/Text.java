package dev.sourcebound.corpus;

/// The text of a source: at hand, or on disk until somebody reads it. Always the same. Thread-safe.
public sealed interface Text permits Text.Held, StoredText {

    /// The whole of it.
    String read();

    /// How long it is, in UTF-16 code units, without reading it.
    int length();

    /// A text at hand.
    ///
    /// @param read not blank
    record Held(String read) implements Text {

        public Held {
            if (read.isBlank()) {
                throw new IllegalArgumentException("a text is blank");
            }
        }

        @Override
        public int length() {
            return read.length();
        }
    }
}
