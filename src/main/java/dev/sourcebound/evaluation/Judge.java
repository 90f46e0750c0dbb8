package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.LabelledQuestion.Gold;
import dev.sourcebound.evaluation.SourceTexts.Place;
import dev.sourcebound.problem.AppException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Judges replies to one set of questions. Immutable.
final class Judge {

    /// How much of a gold excerpt one citation must cover.
    private static final double ENOUGH = 0.5;

    private final SourceTexts texts;
    private final Map<Gold, List<Place>> goldPlaces = new HashMap<>();

    /// Places the gold of every answerable question, so that a set that does not fit the sources is
    /// told before anything is asked.
    ///
    /// @throws AppException where an excerpt is in no source; the message names the question
    Judge(QuestionSet questions, SourceTexts texts) {
        this.texts = texts;
        for (LabelledQuestion question : questions.questions()) {
            if (question.answerable()) {
                question.gold().forEach(gold -> placeGold(question, gold));
            }
        }
    }

    private void placeGold(LabelledQuestion question, Gold gold) {
        List<Place> places = texts.place(gold);
        if (places.isEmpty()) {
            throw CommandInvalid.because(
                    "question %s: its gold excerpt of '%s' (%d characters) is in no such source; are these the sources that the questions are about?"
                            .formatted(question.id(), gold.source(), gold.excerpt().length()));
        }
        goldPlaces.put(gold, places);
    }

    Judged judge(LabelledQuestion question, Observation reply, Duration took) {
        List<Optional<Place>> places = reply.quotes().stream().map(texts::place).toList();
        List<Place> placed = places.stream().flatMap(Optional::stream).toList();
        List<List<Place>> gold =
                question.answerable()
                        ? question.gold().stream().map(goldPlaces::get).toList()
                        : List.of();
        List<Double> coverage = gold.stream().map(g -> coverage(g, placed)).toList();
        Judged.Citations citations =
                new Judged.Citations(
                        places.size(),
                        places.size() - (int) placed.stream().filter(Place::exact).count(),
                        placed.size(),
                        (int) placed.stream().filter(p -> touchesAny(p, gold)).count(),
                        placed.stream().mapToInt(p -> p.span().length()).sum());
        return new Judged(
                question, reply, verdict(question, reply, coverage), coverage, citations, took);
    }

    private static Verdict verdict(
            LabelledQuestion question, Observation reply, List<Double> coverage) {
        if (!question.answerable()) {
            return reply.answered() ? Verdict.FALSE_ANSWER : Verdict.REFUSED;
        }
        if (!reply.answered()) {
            return Verdict.OVER_REFUSED;
        }
        boolean covered =
                question.anyOf()
                        ? coverage.stream().anyMatch(share -> share >= ENOUGH)
                        : coverage.stream().allMatch(share -> share >= ENOUGH);
        return covered && holdsWhatItMust(question, reply.text()) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static boolean holdsWhatItMust(LabelledQuestion question, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return question.mustContain().stream()
                .allMatch(alternatives ->
                        alternatives.stream()
                                .anyMatch(a -> lower.contains(a.toLowerCase(Locale.ROOT))));
    }

    /// The largest share of a gold excerpt that one citation covers.
    private static double coverage(List<Place> gold, List<Place> placed) {
        double most = 0;
        for (Place excerpt : gold) {
            for (Place quote : placed) {
                most = Math.max(most, (double) shared(excerpt, quote) / excerpt.span().length());
            }
        }
        return most;
    }

    private static boolean touchesAny(Place quote, List<List<Place>> gold) {
        return gold.stream().flatMap(List::stream).anyMatch(g -> shared(g, quote) > 0);
    }

    /// How many characters two places share.
    private static int shared(Place one, Place other) {
        if (!one.sourceId().equals(other.sourceId())) {
            return 0;
        }
        Span a = one.span();
        Span b = other.span();
        return Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    }
}
