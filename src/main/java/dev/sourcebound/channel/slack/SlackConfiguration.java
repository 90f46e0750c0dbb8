package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Answering;
import dev.sourcebound.channel.Channel;
import dev.sourcebound.channel.VendorClient;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(SlackGiven.class)
class SlackConfiguration {

    @Bean
    Channel slackChannel(Answering answering, VendorClient client, SlackSettings settings) {
        return new SlackChannel(answering, new SlackBlocks(), new SlackApi(client, settings));
    }

    @Bean
    SlackSignature slackSignature(SlackSettings settings) {
        return new SlackSignature(settings.signingSecrets(), InstantSource.system());
    }

    @Bean
    SlackCommands slackCommands(SlackSettings settings) {
        return new SlackCommands(settings.apiUrl());
    }
}
