package dev.sourcebound.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.collection.CollectionSettings;
import dev.sourcebound.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    @Bean
    AccessPolicy accessPolicy(
            AccessSettings settings,
            ServerProperties server,
            ObjectProvider<ManagementServerProperties> management,
            ObjectProvider<CollectionSettings> collections,
            Environment environment) {
        boolean loopback =
                isLoopback(server.getAddress())
                        && management.stream()
                                // Without a port of its own it is where the server is.
                                .filter(own -> own.getPort() != null)
                                .allMatch(own -> isLoopback(own.getAddress()));
        Map<CollectionName, Set<Verb>> others = new HashMap<>();
        for (CollectionName name : names(collections)) {
            others.put(
                    name,
                    Binder.get(environment)
                            .bind(
                                    "sourcebound.collections.%s.access.anonymous".formatted(name),
                                    Bindable.setOf(Verb.class))
                            .orElse(Set.of()));
        }
        return AccessPolicy.of(settings, others, loopback);
    }

    private static Set<CollectionName> names(ObjectProvider<CollectionSettings> collections) {
        CollectionSettings settings = collections.getIfAvailable();
        return settings == null ? Set.of(CollectionName.DEFAULT) : settings.names();
    }

    @Bean
    Cors apiCors(AccessSettings settings) {
        return new Cors(settings.allowedOrigins());
    }

    @Bean
    @ConditionalOnBooleanProperty("sourcebound.access.log")
    AccessLog accessLog() {
        return new AccessLog();
    }

    @Bean
    SharedBudgets sharedBudgets(ObjectProvider<Database> database) {
        return new SharedBudgets(database.getIfAvailable(), Ticker.systemTicker());
    }

    /// Closes the keys it works with.
    @Bean
    AccessGate accessGate(
            AccessPolicy policy,
            AccessSettings settings,
            ObjectProvider<CollectionSettings> collections,
            SharedBudgets budgets,
            MeterRegistry registry) {
        Set<CollectionName> names = names(collections);
        KeyRing keys =
                settings.keysFile() == null
                        ? null
                        : new KeyRing(new KeyFile(settings.keysFile()), names);
        if (keys != null) {
            keys.watch(settings.reread());
        }
        return new AccessGate(
                policy,
                names,
                keys,
                settings,
                new Quotas("key", budgets::budget),
                new Quotas("address", budgets::budget),
                InstantSource.system(),
                registry);
    }

    /// @param address null for every address of this machine
    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
