package dev.sourcebound.web;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Whether there are keys, without which nobody may operate. An empty setting, as a compose file
/// passes it on, is none.
final class KeysGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasLength(
                context.getEnvironment().getProperty("sourcebound.access.keys-file"));
    }
}
