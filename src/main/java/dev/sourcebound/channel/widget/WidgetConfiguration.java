package dev.sourcebound.channel.widget;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.access.AccessPolicy;
import dev.sourcebound.access.SharedBudgets;
import dev.sourcebound.access.Verb;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WidgetSettings.class)
class WidgetConfiguration {

    @Bean
    Embedders widgetEmbedders(WidgetSettings settings, ObjectProvider<AccessPolicy> access) {
        AccessPolicy policy = access.getIfAvailable();
        return new Embedders(
                settings.allowedOrigins(), policy == null || policy.mayAnybody(Verb.ASK));
    }

    @Bean
    Tokens widgetTokens(WidgetSettings settings) {
        return new Tokens(settings.secret(), settings.tokenLifetime(), InstantSource.system());
    }

    @Bean
    WidgetGate widgetGate(
            WidgetSettings settings,
            Embedders embedders,
            Tokens tokens,
            ObjectProvider<SharedBudgets> shared) {
        SharedBudgets budgets =
                shared.getIfAvailable(() -> new SharedBudgets(null, Ticker.systemTicker()));
        return new WidgetGate(embedders, tokens, new Budgets(settings, budgets::budget));
    }
}
