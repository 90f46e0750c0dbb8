package dev.sourcebound.collection;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/// Sees to it that each collection has its files and folders to itself, and its bot.
final class Places {

    private static final String FOLDER = "sourcebound.corpus.folder";
    private static final String SEEDS = "seeds";

    /// Telegram sends what a bot is told to one address, and to no second that fetches it.
    private static final String BOT = "sourcebound.telegram.bot-token";

    private Places() {}

    /// @throws AppException `COLLECTION_INVALID` where two collections name one place or one bot,
    ///   or one names no folder of documents, or one within another's
    static void check(
            ConfigurableEnvironment server,
            Map<CollectionName, CollectionEnvironment> collections) {
        collections.forEach((name, settings) -> {
            if (given(settings, FOLDER) == null) {
                throw invalid(
                        "The collection '%s' has no documents: set %s.%s.corpus.folder to a folder of its own."
                                .formatted(name, CollectionSettings.PREFIX, name));
            }
        });
        for (String place : OwnSettings.PLACES) {
            Map<Path, String> taken = new HashMap<>();
            @Nullable String default_ = given(server, place);
            if (default_ == null && place.equals(FOLDER)) {
                default_ = SEEDS;
            }
            if (default_ != null) {
                taken.put(real(default_), place);
            }
            collections.forEach((name, settings) -> {
                @Nullable String path = given(settings, place);
                if (path != null) {
                    take(taken, real(path), ofCollection(name, place));
                }
            });
            if (place.equals(FOLDER)) {
                refuseWithin(taken);
            }
        }
        checkBots(server, collections);
    }

    private static void checkBots(
            ConfigurableEnvironment server,
            Map<CollectionName, CollectionEnvironment> collections) {
        Map<String, String> taken = new HashMap<>();
        @Nullable String default_ = given(server, BOT);
        if (default_ != null) {
            taken.put(default_.strip(), BOT);
        }
        collections.forEach((name, settings) -> {
            @Nullable String token = given(settings, BOT);
            @Nullable String other =
                    token == null
                            ? null
                            : taken.putIfAbsent(token.strip(), ofCollection(name, BOT));
            if (other != null) {
                throw invalid(
                        "%s and %s are the same token; each collection needs a bot of its own, for Telegram tells a bot's messages to one place."
                                .formatted(other, ofCollection(name, BOT)));
            }
        });
    }

    private static void take(Map<Path, String> taken, Path path, String setting) {
        @Nullable String other = taken.putIfAbsent(path, setting);
        if (other != null) {
            throw invalid(
                    "%s and %s both name %s; each collection needs one of its own."
                            .formatted(other, setting, path));
        }
    }

    /// A folder is read with its sub-folders, so that one would hold what is another's.
    private static void refuseWithin(Map<Path, String> folders) {
        folders.forEach((outer, setting) ->
                folders.forEach((inner, other) -> {
                    if (inner.startsWith(outer) && !inner.equals(outer)) {
                        throw invalid(
                                "%s names %s, which is within the folder of %s, which is read with its sub-folders; put them side by side."
                                        .formatted(other, inner, setting));
                    }
                }));
    }

    private static String ofCollection(CollectionName name, String place) {
        return CollectionSettings.PREFIX + "." + name + place.substring(place.indexOf('.'));
    }

    private static @Nullable String given(ConfigurableEnvironment settings, String name) {
        String value = Binder.get(settings).bind(name, String.class).orElse("");
        return value.isBlank() ? null : value;
    }

    /// By whatever way it is named, as far as it is there.
    private static Path real(String path) {
        Path absolute = Path.of(path).toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            return absolute;
        }
    }

    private static AppException invalid(String message) {
        return new AppException(ErrorCode.COLLECTION_INVALID, message);
    }
}
