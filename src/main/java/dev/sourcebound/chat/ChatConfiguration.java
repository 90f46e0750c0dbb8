package dev.sourcebound.chat;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.corpus.Spelling;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

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

    /// Any other bean of this type takes its place.
    @Bean
    @Fallback
    ChatMemoryStore chatMemoryStore(ConversationSettings settings) {
        Path folder = settings.folder();
        return folder == null
                ? new BoundedMemory(new HashMap<>(), settings, InstantSource.system())
                : new FileMemory(folder, settings, InstantSource.system());
    }

    @Bean
    Conversations conversations(Chat chat, ChatMemoryStore store, ConversationSettings settings) {
        return new Conversations(chat, store, settings.turns());
    }
}
