package dev.sourcebound.store;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SharedStoreSettings.class)
class StoreConfiguration {

    /// Only where servers share one: whoever needs it asks whether it is there. A collection is
    /// given its part of it.
    @Bean
    @Conditional(StoreGiven.class)
    @ConditionalOnMissingBean
    Database database(SharedStoreSettings settings) {
        return new Database(settings);
    }

    @Bean
    Leases leases(ObjectProvider<Database> database) {
        Database shared = database.getIfAvailable();
        return shared == null ? Leases.ofThisProcess() : new SharedLeases(shared);
    }
}
