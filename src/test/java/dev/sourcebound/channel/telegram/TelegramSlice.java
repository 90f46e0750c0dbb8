package dev.sourcebound.channel.telegram;

import dev.sourcebound.answer.Provenance;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.EllipsisFollowUp;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/// A server with Telegram and nothing real behind it. Not a configuration that a scan finds, so
/// that no other test gets these beans.
@EnableAutoConfiguration
@ComponentScan("dev.sourcebound.channel")
@ConfigurationPropertiesScan("dev.sourcebound.channel")
class TelegramSlice {

    @Bean
    static SourceLink sourceLink() {
        return SourceLink.ROOT;
    }

    @Bean
    static Corpus corpus() {
        return Samples.corpus();
    }

    @Bean
    static Samples.Echo answerer() {
        return new Samples.Echo();
    }

    @Bean
    static Chat chat(Samples.Echo answerer) {
        return new Chat(
                new EllipsisFollowUp(),
                text -> text,
                answerer,
                () -> new Provenance("embedder@1", "reader@1", "extractive", "f"));
    }
}
