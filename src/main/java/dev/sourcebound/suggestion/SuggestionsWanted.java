package dev.sourcebound.suggestion;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds unless none are to be offered.
final class SuggestionsWanted implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !"0"
                .equals(context.getEnvironment().getProperty("sourcebound.suggestion.questions"));
    }
}
