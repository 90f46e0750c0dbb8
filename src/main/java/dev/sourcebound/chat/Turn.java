package dev.sourcebound.chat;

/// One message of a conversation.
///
/// @param role who wrote it
/// @param content what it says
public record Turn(Role role, String content) {

    public enum Role {
        USER,
        ASSISTANT
    }
}
