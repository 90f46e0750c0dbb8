package dev.sourcebound.web;

/// A line of a batch, as it was cut from the body.
sealed interface BatchLine {

    /// Which line of the body, from 1, blank ones counted.
    int number();

    /// A line that can be read.
    final class Text implements BatchLine {

        private final int number;
        private final byte[] bytes;

        Text(int number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        @Override
        public int number() {
            return number;
        }

        /// Without the line's end. Not to be altered.
        byte[] bytes() {
            return bytes;
        }
    }

    /// A line that is longer than is read; its text is gone.
    record TooLong(int number) implements BatchLine {}

    /// Where the body broke off.
    record Broken(int number, Throwable failure) implements BatchLine {}
}
