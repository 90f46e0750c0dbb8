package dev.sourcebound.access;

import java.util.Locale;

/// What a caller may do. What a request does is said in [AccessRules].
public enum Verb {
    /// Ask questions, and say what the answers were worth.
    ASK,
    /// Read the sources, and search them.
    READ,
    /// Have texts checked against the sources.
    CHECK,
    /// Look at figures of the server: what a monitor does.
    WATCH,
    /// Change the server or read what others asked.
    OPERATE;

    /// The name in settings and files, such as `ask`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
