package dev.sourcebound.channel;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where any service is configured, so that without one nothing is made on disk.
final class AnyChannelGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return Stream.of(
                        "sourcebound.slack.bot-token",
                        "sourcebound.slack.signing-secret",
                        "sourcebound.telegram.bot-token",
                        "sourcebound.telegram.webhook-secret")
                .map(environment::getProperty)
                .anyMatch(value -> value != null && !value.isBlank());
    }
}
