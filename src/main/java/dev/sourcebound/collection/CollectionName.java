package dev.sourcebound.collection;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a collection is called in settings, keys and addresses.
///
/// @param value 1 to 40 small letters, digits and `-`, which neither begins nor ends it
public record CollectionName(String value) implements Comparable<CollectionName> {

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    /// The collection that every server has: the one of `sourcebound.corpus`.
    public static final CollectionName DEFAULT = new CollectionName("default");

    /// Said where a name is refused.
    public static final String FORM =
            "1 to 40 small letters a-z, digits and '-', which neither begins nor ends it";

    public CollectionName {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a collection's name must be %s, got '%s'".formatted(FORM, value));
        }
    }

    /// The name that a text is; empty where it is none.
    public static Optional<CollectionName> of(String text) {
        return PATTERN.matcher(text).matches()
                ? Optional.of(new CollectionName(text))
                : Optional.empty();
    }

    /// Where its pages and its own `/v1` are: empty for the default, which is at the root.
    public String root() {
        return equals(DEFAULT) ? "" : CollectionPath.PAGES + value;
    }

    /// What is said of a collection that there is not, that somebody may not use, and of an address
    /// in one that leads nowhere. One answer to all three, so that nobody learns by asking which
    /// collections there are.
    public AppException unknown() {
        return new AppException(
                ErrorCode.NOT_FOUND,
                "There is no collection '%s' that you may use, or nothing at this address in it; GET /v1/collections lists those that you may ask."
                        .formatted(value));
    }

    @Override
    public int compareTo(CollectionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
