package dev.sourcebound.corpus;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All sources, by id. Immutable and safe to share.
public final class Corpus {

    private final Map<String, Source> sources;

    /// @throws IllegalArgumentException where two sources have one id
    public Corpus(Collection<Source> sources) {
        Map<String, Source> byId = new LinkedHashMap<>();
        for (Source source : sources.stream().sorted(comparing(Source::id)).toList()) {
            if (byId.put(source.id(), source) != null) {
                throw new IllegalArgumentException("two sources have the id " + source.id());
            }
        }
        this.sources = byId;
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /// In the order of their ids.
    public List<Source> sources() {
        return List.copyOf(sources.values());
    }

    public Set<String> ids() {
        return Set.copyOf(sources.keySet());
    }
}
