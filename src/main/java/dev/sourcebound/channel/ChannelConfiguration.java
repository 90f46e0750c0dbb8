package dev.sourcebound.channel;

import dev.sourcebound.chat.Chat;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.decision.Decisions;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(AnyChannelGiven.class)
class ChannelConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    InboxStore inboxStore(
            ChannelSettings settings,
            ObjectProvider<Database> database,
            ObjectProvider<Leases> leases) {
        Database shared = database.getIfAvailable();
        return shared == null
                ? new MvInboxStore(settings.folder())
                : new SharedInboxStore(shared, leases.getObject());
    }

    @Bean
    VendorClient vendorClient() {
        return new VendorClient(CONNECT_TIMEOUT);
    }

    @Bean
    ChannelMetrics channelMetrics(MeterRegistry registry) {
        return new ChannelMetrics(registry);
    }

    @Bean
    Composer composer(Corpus corpus, ChannelSettings settings, SourceLink links) {
        return new Composer(corpus, new SourceLinks(settings.publicUrl(), links));
    }

    @Bean
    Answering answering(
            ObjectProvider<Decisions> decisions,
            Chat chat,
            Composer composer,
            ChannelSettings settings) {
        return new Answering(
                decisions.getIfAvailable(() -> Decisions.none(chat)), composer, settings);
    }

    @Bean
    Deliveries deliveries(
            InboxStore store,
            ObjectProvider<Channel> channels,
            ChannelSettings settings,
            ChannelMetrics metrics) {
        return new Deliveries(
                store, channels.stream().toList(), settings, metrics, InstantSource.system());
    }
}
