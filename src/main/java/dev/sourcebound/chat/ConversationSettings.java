package dev.sourcebound.chat;

import dev.sourcebound.problem.SettingCheck;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much of conversations this server remembers.
///
/// @param most how many conversations, `1` to `10000000`; beyond, those that were silent longest
///   are forgotten
/// @param turns how many questions of one, each with its reply, `1` to `50`; beyond, the oldest are
///   forgotten
/// @param size of all of them together, `1MB` or more; beyond, as with `most`
/// @param expireAfter the last reply, `> 0`, a conversation is forgotten
/// @param folder keeps them between starts, made where it is absent; null where they are kept in
///   memory alone
@ConfigurationProperties("sourcebound.conversation")
public record ConversationSettings(
        @DefaultValue("10000") int most,
        @DefaultValue("20") int turns,
        @DefaultValue("64MB") DataSize size,
        @DefaultValue("2h") Duration expireAfter,
        @Nullable Path folder) {

    private static final SettingCheck CHECK = new SettingCheck("sourcebound.conversation");

    private static final int MOST = 10_000_000;
    private static final int MOST_TURNS = ChatRequest.MAX_TURNS / 2;
    private static final DataSize LEAST_SIZE = DataSize.ofMegabytes(1);

    public ConversationSettings {
        // A variable that is set to nothing is not set.
        folder = folder == null || folder.toString().isBlank() ? null : folder;
        CHECK.within("most", most, 1, MOST);
        CHECK.require(
                turns >= 1 && turns <= MOST_TURNS,
                "turns must be 1 to %d, got %d".formatted(MOST_TURNS, turns));
        CHECK.require(size.compareTo(LEAST_SIZE) >= 0, "size must be 1MB or more, got " + size);
        CHECK.require(expireAfter.isPositive(), "expire-after must be > 0, got " + expireAfter);
    }
}
