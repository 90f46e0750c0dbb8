package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What came of labelled questions that were asked in some other way than plainly.
record Outcomes<W>(List<Outcome<W>> all) {

    /// @param asked as it was typed
    /// @param answered whether it is answered where it is asked plainly
    /// @param same whether it gets the same citations as then, or a refusal again
    record Outcome<W>(W way, String asked, boolean answered, boolean same) {}

    static <W> Map<W, Outcomes<W>> byWay(Stream<Outcome<W>> all) {
        return all.collect(groupingBy(Outcome::way, collectingAndThen(toList(), Outcomes::new)));
    }

    int size() {
        return all.size();
    }

    /// The part with the same reply.
    double same() {
        return all.stream().filter(Outcome::same).count() / (double) size();
    }

    /// Those with another reply, one a line.
    String others() {
        return all.stream()
                .filter(outcome -> !outcome.same())
                .map(Outcome::asked)
                .collect(joining("\n"));
    }

    /// In figures, those among them that are answered by themselves too.
    String told() {
        Outcomes<W> answered = new Outcomes<>(all.stream().filter(Outcome::answered).toList());
        return "%.3f of %d, of those answered %.3f of %d"
                .formatted(same(), size(), answered.same(), answered.size());
    }
}
