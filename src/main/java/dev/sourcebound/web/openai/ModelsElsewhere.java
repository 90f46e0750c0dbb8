package dev.sourcebound.web.openai;

import dev.sourcebound.access.Admission;
import dev.sourcebound.access.Verb;
import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.collection.NamedCollections;
import dev.sourcebound.collection.RequestedCollection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// Collections as models: where `sourcebound` is the default one, `sourcebound:manuals` is the
/// collection `manuals`, to whoever may ask it; to all others there is no such model.
final class ModelsElsewhere {

    private static final String MARK = ":";

    private final List<String> names;
    private final @Nullable NamedCollections collections;

    /// @param names of the one model of each collection
    /// @param collections null where there are none, and within one of them
    ModelsElsewhere(List<String> names, @Nullable NamedCollections collections) {
        this.names = List.copyOf(names);
        this.collections = collections;
    }

    /// The names by which clients may ask a collection, beside those of its own address.
    static List<String> of(List<String> names, CollectionName collection) {
        return names.stream().map(name -> name + MARK + collection).toList();
    }

    /// Where the collection is asked that a model's name is of; empty where it is none's.
    ///
    /// @throws dev.sourcebound.problem.AppException where that cannot be asked just now
    Optional<CompletionController> named(@Nullable String model, ServerWebExchange exchange) {
        NamedCollections there = collections;
        int mark = model == null ? -1 : model.lastIndexOf(MARK);
        if (there == null
                || model == null
                || mark < 0
                || !names.contains(model.substring(0, mark))) {
            return Optional.empty();
        }
        return CollectionName.of(model.substring(mark + 1))
                .filter(there::has)
                .filter(name -> Admission.of(exchange).may(Verb.ASK, name))
                .map(name -> {
                    RequestedCollection.choose(exchange, name);
                    return there.bean(name, CompletionController.class);
                });
    }

    /// The names of those models that may be asked.
    List<String> names(ServerWebExchange exchange) {
        return collections == null
                ? List.of()
                : collections.states().stream()
                        .map(NamedCollections.State::name)
                        .filter(name -> !name.equals(CollectionName.DEFAULT))
                        .filter(name -> Admission.of(exchange).may(Verb.ASK, name))
                        .flatMap(name -> of(names, name).stream())
                        .toList();
    }

    /// Sees to it that who asks the default collection may: the gate lets a key through that is for
    /// several others, for which of them it is a request says only by its model.
    ///
    /// @throws dev.sourcebound.problem.AppException where they may not
    void requireHere(ServerWebExchange exchange) {
        if (!mayHere(exchange)) {
            throw CollectionName.DEFAULT.unknown();
        }
    }

    /// Whether who asks may ask the collection whose address this is.
    boolean mayHere(ServerWebExchange exchange) {
        return Admission.of(exchange).may(Verb.ASK, RequestedCollection.of(exchange));
    }
}
