package dev.sourcebound.channel.widget;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.access.AccessPolicy;
import dev.sourcebound.access.SharedBudgets;
import dev.sourcebound.access.Verb;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.collection.NamedCollections;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WidgetSettings.class)
class WidgetConfiguration {

    @Bean
    Embedders widgetEmbedders(
            WidgetSettings settings,
            ObjectProvider<AccessPolicy> access,
            ObjectProvider<CollectionName> collection) {
        AccessPolicy policy = access.getIfAvailable();
        return new Embedders(
                settings.allowedOrigins(),
                request ->
                        policy == null
                                || (policy.mayAnybody(Verb.ASK, own(collection))
                                        && policy.serves(request)));
    }

    @Bean
    Tokens widgetTokens(WidgetSettings settings, ObjectProvider<CollectionName> collection) {
        return new Tokens(
                settings.secret(),
                own(collection),
                settings.tokenLifetime(),
                InstantSource.system());
    }

    @Bean
    WidgetGate widgetGate(
            WidgetSettings settings,
            Embedders embedders,
            Tokens tokens,
            ObjectProvider<CollectionName> collection,
            ObjectProvider<NamedCollections> others,
            ObjectProvider<SharedBudgets> shared) {
        CollectionName own = own(collection);
        NamedCollections collections = others.getIfAvailable();
        SharedBudgets budgets =
                shared.getIfAvailable(() -> new SharedBudgets(null, Ticker.systemTicker()));
        return new WidgetGate(
                own,
                name -> collections != null && collections.has(name),
                embedders,
                tokens,
                new Budgets(settings, budgets.of(own)));
    }

    /// The collection that is asked through it.
    private static CollectionName own(ObjectProvider<CollectionName> collection) {
        return collection.getIfAvailable(() -> CollectionName.DEFAULT);
    }
}
