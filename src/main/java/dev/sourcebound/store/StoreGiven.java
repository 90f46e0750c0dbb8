package dev.sourcebound.store;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where servers share a store; a variable that is set to nothing is not set.
final class StoreGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String url = context.getEnvironment().getProperty("sourcebound.store.url");
        return url != null && !url.isBlank();
    }
}
