package dev.sourcebound.reading;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimFit.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What tests of claims share: a model without weights, a fit by its word alone, and passages.
final class Claims {

    static final ClaimFit FIT =
            new ClaimFit(
                    new Weights(0, Map.of(ClaimSignal.SUPPORTS, 1.0)),
                    new Weights(0, Map.of(ClaimSignal.CONTRADICTS, 1.0)),
                    new Calibration(1, 0, 0, 0, List.of()));

    /// By the words that a sentence shares with the question.
    static final FirstLook FIRST_LOOK = firstLook();

    private Claims() {}

    private static FirstLook firstLook() {
        LogisticModel shared = new LogisticModel(0, Map.of(Signal.SENTENCE_SHARED, 1.0));
        return new FirstLook(shared, shared);
    }

    /// Supports a claim all of whose words the excerpts have; finds it contradicted where they have
    /// all but one, and not mentioned otherwise.
    static ClaimOdds hold(String claim, String excerpts) {
        Set<String> there = Set.copyOf(words(excerpts));
        long lacking = words(claim).stream().filter(word -> !there.contains(word)).count();
        if (lacking == 0) {
            return new ClaimOdds(5, 0, 0);
        }
        return lacking == 1 ? new ClaimOdds(0, 5, 0) : new ClaimOdds(0, 0, 5);
    }

    /// A passage of sentences, joined by a space.
    static Passage passage(String sourceId, String... sentences) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (String sentence : sentences) {
            spans.add(new Span(at, at + sentence.length()));
            at += sentence.length() + 1;
        }
        return new Passage(
                sourceId + "#000000",
                sourceId,
                "r",
                new Span(0, at - 1),
                String.join(" ", sentences),
                spans,
                "");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\W+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
