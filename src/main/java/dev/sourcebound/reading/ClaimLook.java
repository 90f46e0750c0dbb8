package dev.sourcebound.reading;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.reading.Evidence.Stretch;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Measures what passages say to a claim. Thread-safe and deterministic.
public final class ClaimLook {

    private final EvidenceFinder finder;
    private final BiFunction<String, String, ClaimOdds> model;
    private final Vocabulary vocabulary;

    /// @param firstLook what picks among sentences, by the extractor's signals
    public ClaimLook(
            SignalExtractor extractor,
            FirstLook firstLook,
            WindowModel model,
            Vocabulary vocabulary) {
        this(extractor, firstLook, model::hold, vocabulary);
    }

    /// @param model what it makes of a claim and excerpts
    ClaimLook(
            SignalExtractor extractor,
            FirstLook firstLook,
            BiFunction<String, String, ClaimOdds> model,
            Vocabulary vocabulary) {
        this.finder = new EvidenceFinder(extractor, firstLook, vocabulary);
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /// A piece of evidence held against a claim.
    ///
    /// @param words of all of the piece
    /// @param verbatim whether one of its sentences is the claim word for word
    /// @param odds what the trained model makes of it
    record Held(Evidence evidence, ClaimWords words, boolean verbatim, ClaimOdds odds) {}

    /// All that was measured of a claim.
    ///
    /// @param held the pieces, smallest first; at least one
    /// @param signals what they say together
    record Measured(List<Held> held, Map<ClaimSignal, Double> signals) {

        /// The smallest piece that says the claim word for word, or that supports it in the model's
        /// eyes, or else the one that does most.
        Evidence supporting() {
            return held.stream()
                    .filter(Held::verbatim)
                    .findFirst()
                    .map(Held::evidence)
                    .orElseGet(() -> first(ClaimOdds::supports));
        }

        /// The smallest piece that contradicts it in the model's eyes, or else the one that does
        /// most.
        Evidence contradicting() {
            return first(ClaimOdds::contradicts);
        }

        private Evidence first(ToDoubleFunction<ClaimOdds> logOdds) {
            return held.stream()
                    .filter(piece -> logOdds.applyAsDouble(piece.odds()) >= 0)
                    .findFirst()
                    .orElseGet(() -> best(logOdds))
                    .evidence();
        }

        private Held best(ToDoubleFunction<ClaimOdds> logOdds) {
            return held.stream()
                    .max(comparingDouble(piece -> logOdds.applyAsDouble(piece.odds())))
                    .orElseThrow();
        }
    }

    /// The signals of a claim; empty where the passages have no sentence that says something.
    public Map<ClaimSignal, Double> signals(String claim, List<Passage> passages) {
        return look(claim, passages).map(Measured::signals).orElse(Map.of());
    }

    /// Empty where the passages have no sentence that says something.
    Optional<Measured> look(String claim, List<Passage> passages) {
        ClaimWords claimed = ClaimWords.of(claim, vocabulary);
        List<Held> held =
                finder.find(claim, passages).stream()
                        .map(piece -> held(claim, claimed, piece))
                        .toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Map<ClaimSignal, Double> signals = new EnumMap<>(ClaimSignal.class);
        byModel(signals, held.stream().map(Held::odds).toList());
        byRule(signals, claimed, held);
        return Optional.of(new Measured(held, signals));
    }

    private Held held(String claim, ClaimWords claimed, Evidence piece) {
        boolean verbatim =
                piece.stretches().stream()
                        .map(stretch -> ClaimWords.of(stretch.text(), vocabulary))
                        .anyMatch(words -> words.plain().equals(claimed.plain()));
        return new Held(
                piece,
                ClaimWords.of(piece.text(), vocabulary),
                verbatim,
                model.apply(claim, piece.text()));
    }

    private static void byModel(Map<ClaimSignal, Double> signals, List<ClaimOdds> odds) {
        DoubleSummaryStatistics supports =
                odds.stream().mapToDouble(ClaimOdds::supports).summaryStatistics();
        signals.put(ClaimSignal.SUPPORTS, supports.getMax());
        signals.put(ClaimSignal.SUPPORTS_ON_AVERAGE, supports.getAverage());
        signals.put(
                ClaimSignal.CONTRADICTS,
                odds.stream().mapToDouble(ClaimOdds::contradicts).max().orElseThrow());
    }

    private void byRule(Map<ClaimSignal, Double> signals, ClaimWords claimed, List<Held> held) {
        Set<String> terms = union(held, words -> words.terms().keySet());
        signals.put(ClaimSignal.SHARED, claimed.shared(terms));
        for (Stretch stretch : held.getFirst().evidence().stretches()) {
            vocabulary.words(stretch.passage().context()).stream()
                    .map(Word::term)
                    .forEach(terms::add);
        }
        signals.put(ClaimSignal.NAMES_MISSING, ClaimWords.missing(claimed.names(), terms));
        signals.put(
                ClaimSignal.NUMBERS_MISSING,
                ClaimWords.missing(claimed.numbers(), union(held, ClaimWords::numbers)));
        signals.put(
                ClaimSignal.DATES_MISSING,
                ClaimWords.missing(claimed.dates(), union(held, ClaimWords::dates)));
        boolean differs = claimed.isNegated() != held.getFirst().words().isNegated();
        signals.put(ClaimSignal.NEGATION_DIFFERS, differs ? 1.0 : 0.0);
        boolean verbatim = held.stream().anyMatch(Held::verbatim);
        signals.put(ClaimSignal.VERBATIM, verbatim ? 1.0 : 0.0);
    }

    private static Set<String> union(List<Held> held, Function<ClaimWords, Set<String>> part) {
        Set<String> union = new HashSet<>();
        held.forEach(piece -> union.addAll(part.apply(piece.words())));
        return union;
    }
}
