package dev.sourcebound.channel;

import dev.sourcebound.corpus.Beginning;
import java.util.List;

/// A message that somebody sent, as a service delivers it.
///
/// @param channel the [Channel] that it came by
/// @param keys what tells it from all others of that channel, each by itself: two deliveries that
///   share any key are of one message. At least one
/// @param conversation messages of one conversation are answered in the order of their acceptance
/// @param content what the channel needs to answer it, in a form of its own, at most [#MAX_CONTENT]
///   code units. Kept until it has been answered, and then forgotten
/// @param addressed whether its sender certainly expects an answer; whoever does not is never told
///   that there is no room
public record Incoming(
        String channel, List<String> keys, String conversation, String content, boolean addressed) {

    /// UTF-16 code units: several of the longest question. So many messages at once may wait that
    /// what each of them brings has to be bounded.
    public static final int MAX_CONTENT = 16_000;

    /// Code units of a question: more than is read, so that a longer one is seen to be; and so few
    /// that [#MAX_CONTENT] has room for them where each is written as six.
    private static final int MAX_QUESTION = 2_400;

    public Incoming {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a message needs a key");
        }
        if (content.length() > MAX_CONTENT) {
            throw new IllegalArgumentException(
                    "content has %d characters, at most %d are kept"
                            .formatted(content.length(), MAX_CONTENT));
        }
    }

    /// As much of a question as is kept.
    public static String question(String text) {
        return Beginning.of(text, MAX_QUESTION);
    }
}
