package dev.sourcebound.chat;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.retrieval.Retriever;
import dev.sourcebound.store.Database;
import dev.sourcebound.store.Leases;
import dev.sourcebound.watch.Stages;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConversationSettings.class)
class ChatConfiguration {

    @Bean
    FollowUp followUp(
            Retriever retriever,
            Vocabulary vocabulary,
            PassageReader reader,
            @Qualifier(FollowUp.BY_MODEL) ObjectProvider<FollowUp> byModel) {
        Evidence evidence = new Evidence(retriever, vocabulary, reader);
        FollowUp own = new RetrievingFollowUp(evidence);
        FollowUp model = byModel.getIfAvailable();
        return model == null ? own : new ComparingFollowUp(own, model, evidence);
    }

    @Bean
    Chat chat(
            FollowUp followUp,
            Spelling spelling,
            Answerer answerer,
            Supplier<Provenance> provenance,
            Stages stages) {
        return new Chat(followUp, spelling, answerer, provenance, stages);
    }

    /// Any other bean of this type takes its place.
    @Bean
    @Fallback
    ChatMemoryStore chatMemoryStore(
            ConversationSettings settings, ObjectProvider<Database> database) {
        Database shared = database.getIfAvailable();
        if (shared != null) {
            return new SharedMemory(shared, settings);
        }
        Path folder = settings.folder();
        return folder == null
                ? new BoundedMemory(new HashMap<>(), settings, InstantSource.system())
                : new FileMemory(folder, settings, InstantSource.system());
    }

    @Bean
    Conversations conversations(
            Chat chat,
            ChatMemoryStore store,
            ConversationSettings settings,
            ObjectProvider<Leases> leases) {
        return new Conversations(
                chat, store, settings.turns(), leases.getIfAvailable(Leases::ofThisProcess));
    }
}
