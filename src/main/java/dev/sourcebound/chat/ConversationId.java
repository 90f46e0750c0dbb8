package dev.sourcebound.chat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// Names a conversation. Whoever has it can go on with the conversation and end it, so it must be
/// as hard to guess as a key.
///
/// @param value 16 to 64 letters, digits, `-` and `_` of ASCII
public record ConversationId(String value) {

    /// What a value must be, for messages and for the description of the API.
    public static final String FORM = "[A-Za-z0-9_-]{16,64}";

    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// 192 bits: no guessing, and no two alike.
    private static final int BYTES = 24;

    public ConversationId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("a conversation's id must match " + FORM);
        }
    }

    /// Whether a text has the form of an id.
    public static boolean isOne(String text) {
        return PATTERN.matcher(text).matches();
    }

    /// A new one, which nobody can guess.
    public static ConversationId random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ConversationId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
