package dev.sourcebound.collection;

import dev.sourcebound.collection.NamedCollection.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.server.WebFilter;

/// The collections beside the default one, which is the server itself. They start once the server
/// is ready, each on its own. Thread-safe.
public final class NamedCollections
        implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private final Map<CollectionName, NamedCollection> collections = new TreeMap<>();

    NamedCollections(Collection<NamedCollection> collections) {
        collections.forEach(each -> this.collections.put(each.name(), each));
    }

    /// How one collection stands.
    ///
    /// @param state `ready`, `starting` or `unusable`
    /// @param why it is unusable, for whoever operates it; else null
    public record State(CollectionName name, String state, @Nullable String why) {}

    /// Whether there is one of this name, beside the default.
    public boolean has(CollectionName name) {
        return collections.containsKey(name);
    }

    /// Whether questions to it are answered.
    boolean isReady(CollectionName name) {
        return states().stream()
                .anyMatch(each -> each.name().equals(name) && each.state().equals("ready"));
    }

    /// How all of them stand, the default one first, which is ready as soon as anybody can ask.
    public List<State> states() {
        List<State> states = new ArrayList<>();
        states.add(new State(CollectionName.DEFAULT, "ready", null));
        collections.values().forEach(each -> states.add(state(each)));
        return states;
    }

    /// Something of a collection's.
    ///
    /// @throws dev.sourcebound.problem.AppException where there is no such collection, while it
    ///   starts, and where it cannot be used
    public <T> T bean(CollectionName name, Class<T> type) {
        return beans(name).getBean(type);
    }

    ConfigurableApplicationContext beans(CollectionName name) {
        return Optional.ofNullable(collections.get(name)).orElseThrow(name::unknown).beans();
    }

    /// What lets requests in beside the server's own gates; none where the collection is not ready.
    List<WebFilter> doors(CollectionName name) {
        NamedCollection collection = collections.get(name);
        return collection != null
                        && collection.standing()
                                instanceof Standing.Ready(ConfigurableApplicationContext beans)
                ? beans.getBeanProvider(WebFilter.class).orderedStream().toList()
                : List.of();
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        collections.values().forEach(each -> each.start(event.getSpringApplication()));
    }

    @Override
    public void destroy() {
        collections.values().forEach(NamedCollection::close);
    }

    private static State state(NamedCollection collection) {
        return switch (collection.standing()) {
            case Standing.Starting _ -> new State(collection.name(), "starting", null);
            case Standing.Ready _ -> new State(collection.name(), "ready", null);
            case Standing.Unusable(String why) -> new State(collection.name(), "unusable", why);
        };
    }
}
