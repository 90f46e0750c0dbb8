package dev.sourcebound.channel.telegram;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where a bot is given, or half of one: a secret without a token ends the start with a
/// message, and does not quietly mean no Telegram.
final class TelegramGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.of("bot-token", "webhook-secret")
                .map(name ->
                        context.getEnvironment().getProperty(TelegramSettings.PREFIX + "." + name))
                .anyMatch(value -> value != null && !value.isBlank());
    }
}
