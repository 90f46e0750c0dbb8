package dev.sourcebound.channel.slack;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where a token or a secret of Slack is given. So a half that is given without the other
/// ends the start with a message, and does not quietly mean none.
final class SlackGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.of("sourcebound.slack.bot-token", "sourcebound.slack.signing-secret")
                .map(context.getEnvironment()::getProperty)
                .anyMatch(value -> value != null && !value.isBlank());
    }
}
