package dev.sourcebound.problem;

import java.util.Locale;

/// What went wrong, as a stable name that callers can switch on. The HTTP status and the words
/// around it may change; these names may not.
public enum ErrorCode {
    /// A field is missing, of the wrong type, empty, too long, or not valid Unicode.
    INVALID_REQUEST(Kind.CALLER, false),
    /// A source, page or other named thing does not exist.
    NOT_FOUND(Kind.CALLER, false),
    /// A source has been replaced or removed, and this revision of it is no longer kept.
    REVISION_GONE(Kind.CALLER, false),
    /// A document that was sent cannot be used as a source; the message says why.
    SOURCE_REFUSED(Kind.CALLER, false),
    /// What is in the folder of sources does not allow a change of it.
    SOURCE_CONFLICT(Kind.CALLER, false),
    /// The request body is larger than is read.
    TOO_LARGE(Kind.CALLER, false),
    /// The website that a request comes from may not send it.
    ORIGIN_REFUSED(Kind.CALLER, false),
    /// A token is missing, has ended, or was made for something else.
    TOKEN_REFUSED(Kind.CALLER, false),
    /// A key is missing, unknown, or has ended.
    KEY_REFUSED(Kind.CALLER, false),
    /// The key may do other things than this.
    NOT_ALLOWED(Kind.CALLER, false),
    /// Somebody has asked as much as they may for now.
    BUDGET_SPENT(Kind.CALLER, true),
    /// The index is still being made.
    STARTING(Kind.DEPENDENCY, true),
    /// One collection of several cannot be used just now; the others can.
    COLLECTION_UNUSABLE(Kind.DEPENDENCY, true),
    /// More questions are under way than can be answered in time.
    OVERLOADED(Kind.DEPENDENCY, true),
    /// The cluster that holds the index cannot be reached, or lacks a part of it.
    INDEX_UNAVAILABLE(Kind.DEPENDENCY, true),
    /// The store that servers share cannot be reached.
    STORE_UNAVAILABLE(Kind.DEPENDENCY, true),
    /// The answer was not ready within its time.
    TIMED_OUT(Kind.DEPENDENCY, true),
    /// What is to be remembered cannot be read or written.
    STORE_FAILED(Kind.DEPENDENCY, false),
    /// A file of the corpus cannot be used; the message names the file.
    CORPUS_INVALID(Kind.CALLER, false),
    /// A model file is missing or is not the file that its manifest names.
    MODEL_INVALID(Kind.CALLER, false),
    /// An index on disk was made by another model, other settings or another version.
    INDEX_INVALID(Kind.CALLER, false),
    /// The folder that keeps what was accepted cannot be used.
    STORE_INVALID(Kind.CALLER, false),
    /// The file of keys cannot be used, or the server would be open to others without anybody
    /// having said so.
    ACCESS_INVALID(Kind.CALLER, false),
    /// The settings of a collection cannot be used, or not beside those of another.
    COLLECTION_INVALID(Kind.CALLER, false),
    /// A command's arguments or its input file cannot be used.
    COMMAND_INVALID(Kind.CALLER, false),
    /// A defect of this program.
    INTERNAL(Kind.INTERNAL, false);

    /// Who can mend it: whoever called or configured, something this program depends on, or this
    /// program.
    public enum Kind {
        CALLER,
        DEPENDENCY,
        INTERNAL
    }

    private final Kind kind;
    private final boolean retryable;

    ErrorCode(Kind kind, boolean retryable) {
        this.kind = kind;
        this.retryable = retryable;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the same request may succeed later.
    public boolean retryable() {
        return retryable;
    }

    /// The name on the wire, such as `invalid_request`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
