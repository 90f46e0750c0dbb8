package dev.sourcebound.decision;

import dev.sourcebound.answer.AbstentionPolicy;
import dev.sourcebound.chat.Chat;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Only the server keeps any: a command that asks questions is nobody who asked.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DecisionConfiguration {

    @Bean
    Decisions decisions(Chat chat, AbstentionPolicy policy, DecisionSettings settings) {
        return settings.folder() == null
                ? Decisions.none(chat)
                : Decisions.kept(
                        chat,
                        policy,
                        new DecisionStore(settings.folder(), settings.maxSize().toBytes()),
                        InstantSource.system());
    }

    @Bean
    MeterBinder decisionMeters(Decisions decisions) {
        return registry ->
                FunctionCounter.builder("sourcebound.decision.lost", decisions, Decisions::lost)
                        .description("Decisions and words of feedback that were not kept")
                        .register(registry);
    }
}
