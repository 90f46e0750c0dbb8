package dev.sourcebound.chat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.sourcebound.store.Database;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps conversations where all servers that share the database find them, as [BoundedMemory] does
/// in one: so many, so large, so long. Thread-safe.
final class SharedMemory implements ChatMemoryStore {

    private static final String TABLE = "sourcebound_conversation";

    /// Changes by this process between two looks for what is too old or too much.
    private static final int TIDY_EVERY = 100;

    private final Database database;
    private final ConversationSettings settings;
    private final String expireAfter;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean made;

    SharedMemory(Database database, ConversationSettings settings) {
        this.database = database;
        this.settings = settings;
        this.expireAfter = settings.expireAfter().toMillis() + " milliseconds";
    }

    @Override
    public List<ChatMessage> getMessages(Object id) {
        make();
        return database.inTransaction(transaction ->
                transaction
                        .first(
                                "select messages from %s where id = ? and at > now() - ?::interval"
                                        .formatted(TABLE),
                                row -> ChatMessageDeserializer.messagesFromJson(row.text(1)),
                                id.toString(),
                                expireAfter)
                        .orElse(List.of()));
    }

    @Override
    public void updateMessages(Object id, List<ChatMessage> messages) {
        make();
        String json = ChatMessageSerializer.messagesToJson(messages);
        database.inTransaction(transaction ->
                transaction.change(
                        "insert into %s values (?, now(), ?) on conflict (id) do update set at = excluded.at, messages = excluded.messages"
                                .formatted(TABLE),
                        id.toString(),
                        json));
        if (changes.incrementAndGet() % TIDY_EVERY == 0) {
            forget();
        }
    }

    @Override
    public void deleteMessages(Object id) {
        make();
        database.inTransaction(transaction ->
                transaction.change("delete from %s where id = ?".formatted(TABLE), id.toString()));
    }

    /// Whatever is too old, and the oldest while there is too much.
    void forget() {
        make();
        database.inTransaction(transaction -> {
            transaction.change(
                    "delete from %s where at <= now() - ?::interval".formatted(TABLE), expireAfter);
            return transaction.change(
                    "delete from %1$s where id in (select id from (select id, row_number() over newest as number, sum(octet_length(id) + octet_length(messages)) over newest as bytes from %1$s window newest as (order by at desc, id)) kept where number > ? or bytes > ?)"
                            .formatted(TABLE),
                    settings.most(),
                    settings.size().toBytes());
        });
    }

    private void make() {
        if (!made) {
            database.make(
                    "create table if not exists %s (id text primary key, at timestamptz not null, messages text not null)"
                            .formatted(TABLE),
                    "create index if not exists %1$s_at on %1$s (at)".formatted(TABLE));
            made = true;
        }
    }
}
