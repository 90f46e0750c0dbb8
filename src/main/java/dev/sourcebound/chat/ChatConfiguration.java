package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.corpus.Spelling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    FollowUp followUp() {
        return new EllipsisFollowUp();
    }

    @Bean
    Chat chat(FollowUp followUp, Spelling spelling, Answerer answerer) {
        return new Chat(followUp, spelling, answerer);
    }
}
