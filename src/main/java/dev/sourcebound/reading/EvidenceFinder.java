package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.reading.Evidence.Stretch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Finds what speaks to a claim: the likeliest sentence at first look, the same with one and with
/// two more that together share most of the claim's words with it, so that a claim may join what
/// stands in several places, and the same with its neighbours.
final class EvidenceFinder {

    /// Among how many sentences of the first look those are sought that go with the likeliest.
    private static final int LIKELY = 10;

    private static final int MOST_TOGETHER = 3;

    private final SignalExtractor extractor;
    private final FirstLook firstLook;
    private final Vocabulary vocabulary;

    EvidenceFinder(SignalExtractor extractor, FirstLook firstLook, Vocabulary vocabulary) {
        this.extractor = extractor;
        this.firstLook = firstLook;
        this.vocabulary = vocabulary;
    }

    /// The pieces, smallest first, no two alike; the first is the likeliest sentence alone. Empty
    /// where the passages have none.
    List<Evidence> find(String claim, List<Passage> passages) {
        List<Candidate> likely = likely(claim, passages);
        if (likely.isEmpty()) {
            return List.of();
        }
        Candidate best = likely.getFirst();
        Set<Evidence> pieces = new LinkedHashSet<>();
        List<Candidate> together = new ArrayList<>(List.of(best));
        pieces.add(evidence(together));
        Map<String, Double> terms = ClaimWords.of(claim, vocabulary).terms();
        while (together.size() < Math.min(MOST_TOGETHER, likely.size())) {
            together.add(companion(likely, together, terms));
            pieces.add(evidence(together));
        }
        pieces.add(withNeighbours(best));
        return List.copyOf(pieces);
    }

    private List<Candidate> likely(String claim, List<Passage> passages) {
        return extractor.extract(claim, passages, firstLook.glance()).stream()
                .sorted(Candidate.byFalling(c -> firstLook.logOdds(c.signals())))
                .limit(LIKELY)
                .toList();
    }

    /// The one that brings most of the claim's words that are not there yet; of equals the
    /// likeliest.
    private Candidate companion(
            List<Candidate> likely, List<Candidate> together, Map<String, Double> terms) {
        Set<String> there = new HashSet<>();
        together.forEach(candidate -> there.addAll(terms(candidate)));
        Candidate companion = null;
        double most = -1;
        for (Candidate candidate : likely) {
            if (together.contains(candidate)) {
                continue;
            }
            double brought =
                    terms(candidate).stream()
                            .filter(term -> !there.contains(term))
                            .mapToDouble(term -> terms.getOrDefault(term, 0.0))
                            .sum();
            if (companion == null || brought > most) {
                companion = candidate;
                most = brought;
            }
        }
        return Objects.requireNonNull(companion);
    }

    private Set<String> terms(Candidate candidate) {
        Set<String> terms = new TreeSet<>();
        vocabulary
                .words(candidate.passage().slice(candidate.sentence()))
                .forEach(word -> terms.add(word.term()));
        return terms;
    }

    private static Evidence evidence(List<Candidate> together) {
        return new Evidence(
                together.stream()
                        .sorted(Candidate.BY_PLACE)
                        .map(c -> new Stretch(c.passage(), c.sentence(), null))
                        .toList());
    }

    private static Evidence withNeighbours(Candidate best) {
        Span window = best.passage().window(best.sentence());
        boolean alone = window.equals(best.sentence());
        return new Evidence(
                List.of(new Stretch(best.passage(), window, alone ? null : best.sentence())));
    }
}
