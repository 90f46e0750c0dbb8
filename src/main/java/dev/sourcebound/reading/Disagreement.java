package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Quantities.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Two sources that answer one question with different figures.
///
/// @param first a reading with a part that answers
/// @param second another, of another source
public record Disagreement(Reading first, Reading second) {

    /// More numbers than a date has are not one figure.
    private static final int MOST_NUMBERS = 3;

    /// Where the parts that answer, in two sources, are figures of one kind that differ in one
    /// number: "60 days" and "90 days", "11 June 1933" and "18 June 1933". Not "60 days" and "two
    /// months", which may be the same.
    public static Optional<Disagreement> between(Reading one, Reading other) {
        return one.answer() != null
                        && other.answer() != null
                        && !one.passage().sourceId().equals(other.passage().sourceId())
                        && differ(figure(one), figure(other))
                ? Optional.of(new Disagreement(one, other))
                : Optional.empty();
    }

    /// The figure as the first has it.
    public String one() {
        return figure(first);
    }

    /// The figure as the second has it.
    public String other() {
        return figure(second);
    }

    /// What a text would have to bear out.
    ///
    /// @param evidence a sentence under its headings; its words may not be those of the source
    /// @param claim another sentence
    public record Agreement(Passage evidence, String claim) {}

    /// What would hold, the one way or the other, if the second had the first's figure and both
    /// spoke of one thing. Where neither does, the figures are of two things: a pool of 33 metres
    /// and a children's pool of 12.
    public List<Agreement> settled() {
        String said = first.passage().slice(first.sentence());
        String settled = withFigure(second, one());
        return List.of(
                new Agreement(alone(second.passage(), settled), said),
                new Agreement(alone(first.passage(), said), settled));
    }

    private static String figure(Reading reading) {
        return reading.passage().slice(Objects.requireNonNull(reading.answer()));
    }

    private static String withFigure(Reading reading, String figure) {
        Passage passage = reading.passage();
        Span answer = Objects.requireNonNull(reading.answer());
        return passage.slice(new Span(reading.sentence().start(), answer.start()))
                + figure
                + passage.slice(new Span(answer.end(), reading.sentence().end()));
    }

    private static Passage alone(Passage home, String sentence) {
        Span whole = new Span(0, sentence.length());
        return new Passage(
                home.id(),
                home.sourceId(),
                home.revision(),
                whole,
                sentence,
                List.of(whole),
                home.context());
    }

    private static boolean differ(String one, String other) {
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
