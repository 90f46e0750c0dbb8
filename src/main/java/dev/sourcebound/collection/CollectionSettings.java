package dev.sourcebound.collection;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The collections beside the default one. What `sourcebound.FEATURE.SETTING` is for the server,
/// `sourcebound.collections.NAME.FEATURE.SETTING` is for one of them; what it does not say is as
/// for the server, but for the settings of [OwnSettings].
///
/// @param collections for each name its settings, such as `corpus.folder`; at most 200
@ConfigurationProperties("sourcebound")
public record CollectionSettings(@DefaultValue Map<String, Map<String, String>> collections) {

    static final String PREFIX = "sourcebound.collections";

    private static final int MOST = 200;

    /// What a collection may set.
    private static final Set<String> FEATURES =
            Set.of(
                    "access",
                    "answer",
                    "batch",
                    "channel",
                    "conversation",
                    "corpus",
                    "decision",
                    "embedding",
                    "index",
                    "llm",
                    "openai",
                    "reading",
                    "slack",
                    "suggestion",
                    "telegram",
                    "web",
                    "widget");

    /// Of these features only what stands here: the rest is one for the server.
    private static final Map<String, Set<String>> ONLY =
            Map.of(
                    "access", Set.of("anonymous"),
                    "embedding", Set.of("cachesize"),
                    "reading", Set.of("maxfalsesupportrate"),
                    "web", Set.of("answertimeout", "queue", "workers"));

    public CollectionSettings {
        collections = Collections.unmodifiableMap(new TreeMap<>(collections));
        require(
                collections.size() <= MOST,
                "may name %d collections at most, got %d".formatted(MOST, collections.size()));
        collections.forEach(CollectionSettings::check);
    }

    /// All collections, the default one among them.
    public Set<CollectionName> names() {
        Set<CollectionName> names = new TreeSet<>();
        names.add(CollectionName.DEFAULT);
        collections.keySet().forEach(name -> names.add(new CollectionName(name)));
        return Collections.unmodifiableSet(names);
    }

    private static void check(String name, Map<String, String> settings) {
        require(
                CollectionName.of(name).isPresent(),
                "names a collection '%s'; a name must be %s".formatted(name, CollectionName.FORM));
        require(
                !name.equals(CollectionName.DEFAULT.value()),
                "must not name 'default': that is the collection of sourcebound.corpus.folder");
        for (String setting : settings.keySet()) {
            String[] parts = setting.split("\\.", 2);
            String feature = parts[0];
            require(
                    parts.length == 2 && FEATURES.contains(feature),
                    "%s.%s is no setting of a collection; it must begin with one of %s, such as %s.corpus.folder"
                            .formatted(name, setting, new TreeSet<>(FEATURES), name));
            Set<String> only = ONLY.get(feature);
            String plain = parts[1].replaceAll("\\[.*|\\.\\d.*|[._-]", "");
            require(
                    only == null || only.contains(plain),
                    "%s.%s is one for the whole server; set sourcebound.%s in its place"
                            .formatted(name, setting, setting));
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + " " + message);
        }
    }
}
