/// Conversations: a follow-up becomes a question that stands alone.
@NullMarked
package dev.sourcebound.chat;

import org.jspecify.annotations.NullMarked;
