package dev.sourcebound.web;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Whether operators have a key. An empty one, as a compose file passes it on, is none.
final class OperatorKeyGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasLength(
                context.getEnvironment().getProperty("sourcebound.corpus.operator-key"));
    }
}
