package dev.sourcebound.web;

import dev.sourcebound.chat.ConversationId;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.problem.AppException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks of a request's fields. Each returns the value where it can be used and throws an
/// [AppException] that names the field, the limit and the mend where it cannot.
public final class Fields {

    private static final int SHOWN = 60;

    private Fields() {}

    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw AppException.inField(field, "'%s' is missing.".formatted(field));
        }
        return value;
    }

    /// A text that is there, not blank, not too long and valid Unicode without NUL.
    ///
    /// @param max UTF-16 code units
    public static String text(String field, @Nullable String value, int max) {
        String text = required(field, value);
        if (text.isBlank()) {
            throw AppException.inField(field, "'%s' is blank; write something.".formatted(field));
        }
        if (text.length() > max) {
            throw AppException.inField(
                    field,
                    "'%s' has %d characters (UTF-16 code units), at most %d are read; shorten it."
                            .formatted(field, text.length(), max));
        }
        int broken = firstNotText(text);
        if (broken >= 0) {
            throw AppException.inField(
                    field,
                    "'%s' has %s at offset %d; take it out."
                            .formatted(
                                    field,
                                    text.charAt(broken) == 0
                                            ? "the character NUL"
                                            : "half of a surrogate pair",
                                    broken));
        }
        return text;
    }

    /// The named sources, all of which exist; empty where none is named.
    ///
    /// @param list the field that names them
    public static Set<String> sources(
            String list, @Nullable List<@Nullable String> ids, Corpus corpus) {
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; ids != null && i < ids.size(); i++) {
            String field = "%s[%d]".formatted(list, i);
            String id = required(field, ids.get(i));
            if (corpus.find(id).isEmpty()) {
                throw AppException.inField(
                        field,
                        "There is no source '%s'; GET /v1/sources lists them all."
                                .formatted(shown(id)));
            }
            known.add(id);
        }
        return known;
    }

    /// The id of a conversation, as this server or a client made it.
    public static ConversationId conversation(String field, String id) {
        if (!ConversationId.isOne(id)) {
            throw AppException.inField(
                    field,
                    "'%s' must match %s; take an id from POST /v1/conversations, or make one that nobody can guess."
                            .formatted(field, ConversationId.FORM));
        }
        return new ConversationId(id);
    }

    /// A name that a caller sent, fit to be repeated in a message: shortened, and with everything
    /// that is not a letter, digit, plain punctuation or space replaced by `?`.
    public static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isLetterOrDigit(c) || (c >= ' ' && c < 0x7f) ? c : '?')
                .forEach(shown::appendCodePoint);
        return name.codePoints().skip(SHOWN).findAny().isPresent()
                ? shown + "..."
                : shown.toString();
    }

    private static int firstNotText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
