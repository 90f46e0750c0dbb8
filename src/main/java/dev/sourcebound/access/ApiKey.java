package dev.sourcebound.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sourcebound.answer.Caller;
import dev.sourcebound.collection.CollectionName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a server knows of a key: never the key itself. One line of a file of keys.
///
/// @param id which key, eight hexadecimal digits; it stands in the key
/// @param name whose it is: letters, digits, `.`, `_`, `-`, at most 64. Keys of one name share its
///   budgets, so that one can follow another
/// @param sha256 of the whole key in UTF-8, 64 hexadecimal digits. A key has 256 random bits, so
///   that no slower hash is needed
/// @param may what it may do, at least one
/// @param collections of sources that it may do it with, by their names, at least one; null for all
///   there are
/// @param requestsPerMinute `>= 0`, 0 for no limit; null for what the settings say
/// @param requestsPerDay likewise
/// @param tokensPerDay that a language model may read and write for it, likewise
/// @param expires from when on it opens nothing; null for never
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "name", "sha256", "may", "collections"})
record ApiKey(
        String id,
        String name,
        String sha256,
        Set<Verb> may,
        @Nullable Set<String> collections,
        @JsonProperty("requests_per_minute") @Nullable Integer requestsPerMinute,
        @JsonProperty("requests_per_day") @Nullable Integer requestsPerDay,
        @JsonProperty("tokens_per_day") @Nullable Long tokensPerDay,
        @Nullable Instant expires) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    ApiKey {
        require(id != null && ID.matcher(id).matches(), "id must be eight hexadecimal digits");
        require(
                name != null && NAME.matcher(name).matches(),
                "name must be 1 to 64 letters, digits, '.', '_' and '-'");
        require(
                sha256 != null && SHA256.matcher(sha256).matches(),
                "sha256 must be 64 hexadecimal digits");
        require(
                may != null && !may.isEmpty(),
                "may must list at least one of " + slugs(Verb.values()));
        // In their own order, so that a line is the same for the same key.
        may = Collections.unmodifiableSet(EnumSet.copyOf(may));
        collections = collections == null ? null : checked(collections);
        requireNotNegative("requests_per_minute", requestsPerMinute);
        requireNotNegative("requests_per_day", requestsPerDay);
        requireNotNegative("tokens_per_day", tokensPerDay);
    }

    boolean may(Verb verb, CollectionName collection) {
        return may.contains(verb) && isFor(collection);
    }

    boolean isFor(CollectionName collection) {
        return collections == null || collections.contains(collection.value());
    }

    /// The collection that it is for, where it is for one only.
    Optional<CollectionName> only() {
        return collections != null && collections.size() == 1
                ? Optional.of(new CollectionName(collections.iterator().next()))
                : Optional.empty();
    }

    boolean hasEnded(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    Caller caller() {
        return new Caller(name, tokensPerDay);
    }

    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }

    /// In one order, so that a line is the same for the same key.
    private static Set<String> checked(Set<String> collections) {
        require(!collections.isEmpty(), "collections must list at least one");
        for (String name : collections) {
            require(
                    name != null && CollectionName.of(name).isPresent(),
                    "collections must be names, each " + CollectionName.FORM);
        }
        return Collections.unmodifiableSet(new TreeSet<>(collections));
    }

    static List<String> slugs(Verb... verbs) {
        return slugs(List.of(verbs));
    }

    static List<String> slugs(Collection<Verb> verbs) {
        return verbs.stream().sorted().map(Verb::slug).toList();
    }

    /// All but the hash.
    @Override
    public String toString() {
        return "ApiKey[id=%s, name=%s, may=%s, collections=%s]"
                .formatted(id, name, may, collections);
    }

    private static void requireNotNegative(String field, @Nullable Number value) {
        require(
                value == null || value.longValue() >= 0,
                "%s must be >= 0, got %s".formatted(field, value));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
