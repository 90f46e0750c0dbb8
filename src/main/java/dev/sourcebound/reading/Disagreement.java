package dev.sourcebound.reading;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Quantities.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Two sources that answer one question with different figures.
///
/// @param one the figure as the first has it
/// @param other as the second has it
public record Disagreement(String one, String other) {

    /// More numbers than a date has are not one figure.
    private static final int MOST_NUMBERS = 3;

    /// Where the parts that answer, in two sources, are figures of one kind that differ in one
    /// number: "60 days" and "90 days", "11 June 1933" and "18 June 1933". Not "60 days" and "two
    /// months", which may be the same.
    public static Optional<Disagreement> between(Reading one, Reading other) {
        Span first = one.answer();
        Span second = other.answer();
        if (first == null
                || second == null
                || one.passage().sourceId().equals(other.passage().sourceId())) {
            return Optional.empty();
        }
        Disagreement figures =
                new Disagreement(one.passage().slice(first), other.passage().slice(second));
        return figures.isReal() ? Optional.of(figures) : Optional.empty();
    }

    private boolean isReal() {
        List<Quantity> ones = Quantities.in(one);
        List<Quantity> others = Quantities.in(other);
        return ones.size() == others.size()
                && ones.size() <= MOST_NUMBERS
                && IntStream.range(0, ones.size())
                        .allMatch(i -> Objects.equals(ones.get(i).unit(), others.get(i).unit()))
                && IntStream.range(0, ones.size())
                                .filter(i -> !ones.get(i).value().equals(others.get(i).value()))
                                .count()
                        == 1;
    }
}
