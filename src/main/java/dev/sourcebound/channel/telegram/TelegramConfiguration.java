package dev.sourcebound.channel.telegram;

import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.sourcebound.channel.Answering;
import dev.sourcebound.channel.ChannelMetrics;
import dev.sourcebound.channel.ChannelSettings;
import dev.sourcebound.channel.Composer;
import dev.sourcebound.channel.Deliveries;
import dev.sourcebound.channel.Pauses;
import dev.sourcebound.channel.VendorClient;
import dev.sourcebound.corpus.SourceLink;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(TelegramGiven.class)
class TelegramConfiguration {

    @Bean
    UpdateReader updateReader() {
        return new UpdateReader();
    }

    @Bean
    TelegramApi telegramApi(TelegramSettings settings, VendorClient client, UpdateReader reader) {
        return new TelegramApi(settings, client, reader);
    }

    @Bean
    Introduction telegramIntroduction(TelegramApi api) {
        return new Introduction(api);
    }

    @Bean
    Places telegramPlaces() {
        return new Places();
    }

    @Bean
    TelegramChannel telegramChannel(
            TelegramApi api,
            Answering answering,
            Composer composer,
            Introduction introduction,
            Places places) {
        TelegramHtml renderer = new TelegramHtml();
        Commands commands = new Commands(composer, renderer, introduction);
        return new TelegramChannel(api, answering, commands, places, renderer);
    }

    @Bean
    Intake telegramIntake(
            Introduction introduction,
            Places places,
            Deliveries deliveries,
            ChannelMetrics metrics) {
        return new Intake(introduction, places, deliveries, metrics);
    }

    @Bean
    Connection telegramConnection(
            TelegramSettings settings,
            ChannelSettings common,
            SourceLink links,
            TelegramApi api,
            Introduction introduction,
            UpdateReader reader,
            Intake intake,
            ChannelMetrics metrics) {
        Supplier<Pauses> pauses = () -> new Pauses(common.firstRetry(), common.longestRetry());
        Poller poller = new Poller(api, reader, intake, metrics, pauses.get());
        String path = links.root() + WebhookHandler.PATH;
        return new Connection(
                settings, common.publicUrl(), path, api, introduction, poller, pauses);
    }

    /// Where updates are fetched there is no way in.
    @Bean
    RouterFunction<ServerResponse> telegramWebhook(
            TelegramSettings settings, UpdateReader reader, Intake intake, ChannelMetrics metrics) {
        return switch (settings.mode()) {
            case POLLING -> _ -> Mono.empty();
            case WEBHOOK -> {
                WebhookHandler handler =
                        new WebhookHandler(settings.secret(), reader, intake, metrics);
                yield route(POST(WebhookHandler.PATH), handler::handle);
            }
        };
    }
}
