package dev.sourcebound.reading;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.reading.Evidence.Stretch;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/// Measures what passages say to a claim. Thread-safe and deterministic.
public final class ClaimLook {

    private final EvidenceFinder finder;
    private final BiFunction<String, String, ClaimOdds> model;
    private final Vocabulary vocabulary;

    /// @param firstLook what picks among sentences, by the extractor's signals
    public ClaimLook(
            SignalExtractor extractor,
            LogisticModel firstLook,
            WindowModel model,
            Vocabulary vocabulary) {
        this(extractor, firstLook, model::hold, vocabulary);
    }

    /// @param model what it makes of a claim and excerpts
    ClaimLook(
            SignalExtractor extractor,
            LogisticModel firstLook,
            BiFunction<String, String, ClaimOdds> model,
            Vocabulary vocabulary) {
        this.finder = new EvidenceFinder(extractor, firstLook, vocabulary);
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /// A piece of evidence, and what the trained model makes of it.
    record Held(Evidence evidence, ClaimOdds odds) {}

    /// All that was measured of a claim.
    ///
    /// @param held the pieces, smallest first; at least one
    /// @param signals what they say together
    record Measured(List<Held> held, Map<ClaimSignal, Double> signals) {

        /// The smallest piece that supports the claim in the model's eyes, or else the one that
        /// does most.
        Evidence supporting() {
            return first(ClaimOdds::supports);
        }

        /// The same for contradicting it.
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
        List<Held> held =
                finder.find(claim, passages).stream()
                        .map(piece -> new Held(piece, model.apply(claim, piece.text())))
                        .toList();
        return held.isEmpty() ? Optional.empty() : Optional.of(measured(claim, held));
    }

    private Measured measured(String claim, List<Held> held) {
        Map<ClaimSignal, Double> signals = new EnumMap<>(ClaimSignal.class);
        signals.put(
                ClaimSignal.SUPPORTS,
                held.stream().mapToDouble(h -> h.odds().supports()).max().orElseThrow());
        signals.put(
                ClaimSignal.SUPPORTS_ON_AVERAGE,
                held.stream().mapToDouble(h -> h.odds().supports()).average().orElseThrow());
        signals.put(
                ClaimSignal.CONTRADICTS,
                held.stream().mapToDouble(h -> h.odds().contradicts()).max().orElseThrow());
        byRule(signals, claim, held.stream().map(Held::evidence).toList());
        return new Measured(held, signals);
    }

    private void byRule(Map<ClaimSignal, Double> signals, String claim, List<Evidence> pieces) {
        ClaimWords claimed = ClaimWords.of(claim, vocabulary);
        Set<String> terms = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> dates = new HashSet<>();
        boolean verbatim = false;
        for (Evidence piece : pieces) {
            ClaimWords words = ClaimWords.of(piece.text(), vocabulary);
            terms.addAll(words.terms().keySet());
            numbers.addAll(words.numbers());
            dates.addAll(words.dates());
            verbatim |= claimed.standIn(words);
        }
        signals.put(ClaimSignal.SHARED, claimed.shared(terms));
        for (Stretch stretch : pieces.getFirst().stretches()) {
            vocabulary.words(stretch.passage().context()).stream()
                    .map(Word::term)
                    .forEach(terms::add);
        }
        signals.put(ClaimSignal.NAMES_MISSING, ClaimWords.missing(claimed.names(), terms));
        signals.put(ClaimSignal.NUMBERS_MISSING, ClaimWords.missing(claimed.numbers(), numbers));
        signals.put(ClaimSignal.DATES_MISSING, ClaimWords.missing(claimed.dates(), dates));
        signals.put(ClaimSignal.VERBATIM, verbatim ? 1.0 : 0.0);
        ClaimWords likeliest = ClaimWords.of(pieces.getFirst().text(), vocabulary);
        boolean differs = (claimed.negations() > 0) != (likeliest.negations() > 0);
        signals.put(ClaimSignal.NEGATION_DIFFERS, differs ? 1.0 : 0.0);
    }
}
