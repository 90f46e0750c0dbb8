package dev.sourcebound.channel.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sourcebound.channel.Answering;
import dev.sourcebound.chat.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of chats while the process runs: which group has become which, and what was
/// said last. Bounded; thread-safe.
final class Places {

    /// Questions and answers that a follow-up may refer to.
    private static final int MOST_TURNS = 12;

    private static final int MOST_CHATS = 10_000;
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Cache<Long, Long> moved = Caffeine.newBuilder().maximumSize(MOST_CHATS).build();
    private final Cache<Spot, List<Turn>> said =
            Caffeine.newBuilder().maximumSize(MOST_CHATS).expireAfterWrite(REMEMBERED).build();

    /// A chat, or a topic in one.
    private record Spot(long chat, @Nullable Long topic) {}

    /// A group has become another.
    void move(long from, long to) {
        moved.put(from, to);
    }

    /// Where a chat is now.
    long now(long chat) {
        Long to = moved.getIfPresent(chat);
        return to == null ? chat : to;
    }

    /// What was said before, oldest first.
    List<Turn> said(Errand errand) {
        List<Turn> turns = said.getIfPresent(spot(errand));
        return turns == null ? List.of() : turns;
    }

    void say(Errand errand, String question, String answer) {
        said.asMap()
                .merge(
                        spot(errand),
                        List.of(
                                Answering.turn(Turn.Role.USER, question),
                                Answering.turn(Turn.Role.ASSISTANT, answer)),
                        Places::joined);
    }

    /// Nothing was said before.
    void forget(Errand errand) {
        said.invalidate(spot(errand));
    }

    private Spot spot(Errand errand) {
        return new Spot(now(errand.chat()), errand.topic());
    }

    private static List<Turn> joined(List<Turn> before, List<Turn> after) {
        List<Turn> all = new ArrayList<>(before);
        all.addAll(after);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_TURNS), all.size()));
    }
}
