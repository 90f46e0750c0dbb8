package dev.sourcebound.corpus.format;

import java.util.Locale;

/// What came of reading a document.
public sealed interface Reading {

    /// It was read.
    record Read(DocumentText document) implements Reading {}

    /// It was not.
    ///
    /// @param reason what kind of fault
    /// @param message what is wrong and how to mend it, as the end of a sentence that begins with
    ///   the file's name; nothing of the document's text
    record Refused(Reason reason, String message) implements Reading {}

    /// Why a document is refused.
    enum Reason {
        /// The file cannot be read, or is no file.
        UNREADABLE,
        /// The file is larger than is read.
        TOO_LARGE,
        /// Its bytes are of another format than its name says.
        WRONG_FORMAT,
        /// It is locked with a password, or by rights management.
        ENCRYPTED,
        /// It is cut off, or not what its format wants.
        DAMAGED,
        /// It has no text, such as a scan.
        NO_TEXT,
        /// Its encoding cannot be told.
        UNKNOWN_ENCODING,
        /// It has more pages than are read.
        TOO_MANY_PAGES,
        /// More text is made of it than is kept.
        TOO_MUCH_TEXT,
        /// Its parts unpack to more than is read.
        TOO_MUCH_UNPACKED,
        /// It took longer than it may.
        TOO_SLOW,
        /// It took more memory than it may.
        TOO_MUCH_MEMORY,
        /// The process that reads could not be started, had no room to unpack, or ended by itself.
        READER_FAILED,
        /// Another file has the same id.
        ID_TAKEN,
        /// The catalogue names a file that is not there.
        MISSING;

        /// The name on the wire, such as `too_large`.
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
