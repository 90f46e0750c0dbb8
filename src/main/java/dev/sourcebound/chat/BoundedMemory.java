package dev.sourcebound.chat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps conversations as rows of a map: so many, so large, so long, as the settings say. What has
/// been silent longest is forgotten first. Thread-safe.
final class BoundedMemory implements ChatMemoryStore {

    private final Map<String, String> rows;
    private final int most;
    private final long bytes;
    private final Duration expireAfter;
    private final InstantSource clock;

    /// What is known of each row, by id, the one silent longest first.
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();

    private long taken;

    /// @param at when it was last replied in, in milliseconds since 1970
    private record Kept(long at, long bytes) {}

    /// @param rows where they are kept; what is there already is taken over. Nobody else may change
    ///   it
    BoundedMemory(Map<String, String> rows, ConversationSettings settings, InstantSource clock) {
        this.rows = rows;
        this.most = settings.most();
        this.bytes = settings.size().toBytes();
        this.expireAfter = settings.expireAfter();
        this.clock = clock;
        rows.entrySet().stream()
                .map(row -> Map.entry(row.getKey(), kept(row.getKey(), row.getValue())))
                .sorted(Comparator.comparingLong(row -> row.getValue().at()))
                .forEach(row -> {
                    kept.put(row.getKey(), row.getValue());
                    taken += row.getValue().bytes();
                });
        forget();
    }

    @Override
    public synchronized List<ChatMessage> getMessages(Object id) {
        forget();
        String row = rows.get(id.toString());
        return row == null
                ? List.of()
                : ChatMessageDeserializer.messagesFromJson(row.substring(row.indexOf('\n') + 1));
    }

    @Override
    public synchronized void updateMessages(Object id, List<ChatMessage> messages) {
        String key = id.toString();
        drop(key);
        String row = clock.millis() + "\n" + ChatMessageSerializer.messagesToJson(messages);
        rows.put(key, row);
        kept.put(key, kept(key, row));
        taken += kept(key, row).bytes();
        forget();
    }

    @Override
    public synchronized void deleteMessages(Object id) {
        drop(id.toString());
    }

    private void drop(String key) {
        Kept before = kept.remove(key);
        if (before != null) {
            rows.remove(key);
            taken -= before.bytes();
        }
    }

    /// Whatever is too old, and the oldest while there is too much.
    private void forget() {
        long oldest = clock.instant().minus(expireAfter).toEpochMilli();
        Iterator<Map.Entry<String, Kept>> silent = kept.entrySet().iterator();
        while (silent.hasNext()) {
            Map.Entry<String, Kept> next = silent.next();
            if (next.getValue().at() > oldest && kept.size() <= most && taken <= bytes) {
                return;
            }
            rows.remove(next.getKey());
            taken -= next.getValue().bytes();
            silent.remove();
        }
    }

    private static Kept kept(String key, String row) {
        return new Kept(
                Long.parseLong(row.substring(0, row.indexOf('\n'))),
                key.length() + (long) row.getBytes(StandardCharsets.UTF_8).length);
    }
}
