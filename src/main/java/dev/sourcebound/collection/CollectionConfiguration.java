package dev.sourcebound.collection;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Conditional(CollectionsGiven.class)
class CollectionConfiguration {

    /// Metrics of which there is one for the server, whoever asks.
    private static final List<String> OF_THE_SERVER =
            List.of("sourcebound.access", "sourcebound.embedding.truncated");

    @Bean
    NamedCollections namedCollections(
            CollectionSettings settings,
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beans) {
        Map<CollectionName, CollectionEnvironment> each = new TreeMap<>();
        settings.collections()
                .forEach((name, given) -> {
                    CollectionName named = new CollectionName(name);
                    each.put(named, CollectionEnvironment.of(environment, named, given.keySet()));
                });
        Places.check(environment, each);
        Shared shared = new Shared(beans, "namedCollections");
        // More at once would be ready no sooner, and the first of them later.
        Semaphore starts = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
        return new NamedCollections(
                each.entrySet().stream()
                        .map(one ->
                                new NamedCollection(one.getKey(), one.getValue(), shared, starts))
                        .toList());
    }

    @Bean
    CollectionPath collectionPath(NamedCollections collections) {
        return new CollectionPath(collections);
    }

    @Bean
    CollectionMapping collectionMapping(NamedCollections collections) {
        return new CollectionMapping(collections);
    }

    @Bean
    MeterBinder collectionMeters(NamedCollections collections) {
        return registry ->
                collections
                        .states()
                        .forEach(each ->
                                Gauge.builder(
                                                "sourcebound.collection.ready",
                                                () -> collections.isReady(each.name()) ? 1 : 0)
                                        .tag(Shared.TAG, each.name().value())
                                        .description("Whether questions to it are answered")
                                        .register(registry));
    }

    /// The default's metrics have the tag as well, for a metric has the same tags everywhere.
    @Bean
    MeterFilter collectionTag() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                boolean tagged = id.getTag(Shared.TAG) != null;
                return tagged
                                || !id.getName().startsWith("sourcebound.")
                                || OF_THE_SERVER.contains(id.getName())
                        ? id
                        : id.withTag(Tag.of(Shared.TAG, CollectionName.DEFAULT.value()));
            }
        };
    }

    /// A name that somebody made up is none: it would make a metric of its own.
    @Bean
    ServerRequestObservationConvention collectionOfRequests(NamedCollections collections) {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
                Object asked = context.getAttributes().get(RequestedCollection.ATTRIBUTE);
                String name =
                        asked instanceof CollectionName named
                                ? collections.has(named) ? named.value() : "none"
                                : CollectionName.DEFAULT.value();
                return super.getLowCardinalityKeyValues(context).and(KeyValue.of(Shared.TAG, name));
            }
        };
    }
}
