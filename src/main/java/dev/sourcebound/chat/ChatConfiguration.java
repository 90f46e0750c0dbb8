package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    FollowUp followUp() {
        return new EllipsisFollowUp();
    }

    @Bean
    Chat chat(FollowUp followUp, Answerer answerer) {
        return new Chat(followUp, answerer);
    }
}
