package dev.sourcebound.llm;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where any setting of a language model is given. So a half that is given without the other
/// ends the start with a message, and does not quietly mean none.
final class LlmGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("sourcebound.llm", Bindable.mapOf(String.class, String.class))
                .map(Map::values)
                .map(values -> values.stream().anyMatch(value -> !value.isBlank()))
                .orElse(false);
    }
}
