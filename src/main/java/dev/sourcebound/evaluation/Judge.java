package dev.sourcebound.evaluation;

import dev.sourcebound.answer.Question;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.data.Flaw;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.evaluation.data.Quote;
import dev.sourcebound.evaluation.data.SourceTexts;
import dev.sourcebound.evaluation.data.SourceTexts.Place;
import dev.sourcebound.evaluation.measure.Outcome;
import dev.sourcebound.evaluation.measure.Ranking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges replies to one set of questions. Immutable.
final class Judge {

    private final SourceTexts texts;
    private final Map<Gold, List<Place>> goldPlaces = new HashMap<>();
    private final List<LabelledQuestion> judgeable = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();

    /// Places the gold of every answerable question, so that a set that does not fit the sources is
    /// told before anything is asked.
    Judge(List<LabelledQuestion> questions, SourceTexts texts) {
        this.texts = texts;
        for (LabelledQuestion question : questions) {
            if (isAskable(question) && (!question.answerable() || places(question))) {
                judgeable.add(question);
            }
        }
    }

    /// The questions that can be asked and whose gold stands in the sources.
    List<LabelledQuestion> judgeable() {
        return List.copyOf(judgeable);
    }

    /// What is wrong with the others.
    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    private boolean isAskable(LabelledQuestion question) {
        int length = question.question().length();
        if (length > Question.MAX_LENGTH) {
            flaws.add(
                    new Flaw(
                            "question %s has %d characters, at most %d are read; shorten it"
                                    .formatted(question.id(), length, Question.MAX_LENGTH)));
        }
        return length <= Question.MAX_LENGTH;
    }

    private boolean places(LabelledQuestion question) {
        for (int i = 0; i < question.gold().size(); i++) {
            Gold gold = question.gold().get(i);
            List<Place> places = texts.place(gold);
            if (places.isEmpty()) {
                flaws.add(
                        new Flaw(
                                "question %s, field gold[%d]: its gold excerpt of '%s' (%d characters) is in no such source; give it word for word, or name the sources that the questions are about"
                                        .formatted(
                                                question.id(),
                                                i,
                                                gold.source(),
                                                gold.excerpt().length())));
                return false;
            }
            goldPlaces.put(gold, places);
        }
        List<String> gone =
                question.relevant().keySet().stream().filter(id -> !texts.holds(id)).toList();
        if (!gone.isEmpty()) {
            flaws.add(
                    new Flaw(
                            "question %s: its document %s is not among the sources; name the sources that the questions are about"
                                    .formatted(question.id(), gone.getFirst())));
        }
        return gone.isEmpty();
    }

    Judged judge(LabelledQuestion question, Observation reply, Duration took) {
        Wanted wanted = new Wanted(question);
        List<Optional<Place>> places = reply.quotes().stream().map(texts::place).toList();
        List<Place> placed = places.stream().flatMap(Optional::stream).toList();
        List<Double> coverage = wanted.coverage(placed);
        Judged.Citations citations =
                new Judged.Citations(
                        places.size(),
                        places.size() - (int) placed.stream().filter(Place::exact).count(),
                        placed.size(),
                        (int) placed.stream().filter(wanted::touches).count(),
                        placed.stream().mapToInt(p -> p.span().length()).sum());
        Verdict verdict = verdict(question, reply, coverage);
        return new Judged(
                question,
                reply,
                verdict,
                coverage,
                citations,
                took,
                places.stream().map(wanted::landing).toList(),
                wanted.ranking(reply.found()),
                bet(wanted, reply, verdict));
    }

    private static Verdict verdict(
            LabelledQuestion question, Observation reply, List<Double> coverage) {
        if (!question.answerable()) {
            return reply.answered() ? Verdict.FALSE_ANSWER : Verdict.REFUSED;
        }
        if (!reply.answered()) {
            return Verdict.OVER_REFUSED;
        }
        return answers(question, coverage, reply.text()) ? Verdict.RIGHT : Verdict.WRONG;
    }

    /// What stands behind a reply: an answer itself, or what a refusal held back.
    private Outcome.@Nullable Bet bet(Wanted wanted, Observation reply, Verdict verdict) {
        Observation.Candidate candidate = reply.candidate();
        if (candidate == null) {
            return null;
        }
        if (reply.answered()) {
            return new Outcome.Bet(candidate.support(), verdict == Verdict.RIGHT);
        }
        List<Place> placed = placed(candidate.quotes());
        boolean right =
                wanted.question.answerable()
                        && answers(wanted.question, wanted.coverage(placed), candidate.text());
        return new Outcome.Bet(candidate.support(), right);
    }

    private List<Place> placed(List<Quote> quotes) {
        return quotes.stream().flatMap(quote -> texts.place(quote).stream()).toList();
    }

    private static boolean answers(LabelledQuestion question, List<Double> coverage, String text) {
        boolean covered =
                question.anyOf()
                        ? coverage.stream().anyMatch(share -> share >= Judged.ENOUGH)
                        : coverage.stream().allMatch(share -> share >= Judged.ENOUGH);
        return covered && missing(question, text).isEmpty();
    }

    /// The lists of alternatives of which the text holds none.
    static List<List<String>> missing(LabelledQuestion question, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return question.mustContain().stream()
                .filter(alternatives ->
                        alternatives.stream()
                                .noneMatch(a -> lower.contains(a.toLowerCase(Locale.ROOT))))
                .toList();
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

    /// What one question wants cited: places of excerpts, or whole documents.
    private final class Wanted {

        private final LabelledQuestion question;
        private final List<List<Place>> gold;

        Wanted(LabelledQuestion question) {
            this.question = question;
            this.gold =
                    question.answerable()
                            ? question.gold().stream().map(goldPlaces::get).toList()
                            : List.of();
        }

        private boolean byDocument() {
            return !question.relevant().isEmpty();
        }

        private boolean relevant(String sourceId) {
            return question.relevant().getOrDefault(sourceId, 0) > 0;
        }

        /// The largest share of each excerpt that one of the places covers.
        List<Double> coverage(List<Place> placed) {
            if (byDocument()) {
                return List.of(placed.stream().anyMatch(p -> relevant(p.sourceId())) ? 1.0 : 0.0);
            }
            return gold.stream().map(places -> coverage(places, placed)).toList();
        }

        private static double coverage(List<Place> gold, List<Place> placed) {
            double most = 0;
            for (Place excerpt : gold) {
                for (Place quote : placed) {
                    most =
                            Math.max(
                                    most,
                                    (double) shared(excerpt, quote) / excerpt.span().length());
                }
            }
            return most;
        }

        boolean touches(Place quote) {
            return relevant(quote.sourceId())
                    || gold.stream().flatMap(List::stream).anyMatch(g -> shared(g, quote) > 0);
        }

        Landing landing(Optional<Place> place) {
            if (place.isEmpty() || !place.get().exact()) {
                return Landing.MISQUOTED;
            }
            return touches(place.get()) ? Landing.ON_GOLD : Landing.ELSEWHERE;
        }

        /// Of documents by their grades, each at its best passage. Of excerpts: a passage that
        /// covers half of an excerpt that none before it covered is relevant; excerpts that one
        /// passage covers count as one, and where any excerpt is enough, the first is all.
        @Nullable Ranking ranking(@Nullable List<Observation.Found> found) {
            if (found == null || !question.answerable()) {
                return null;
            }
            if (byDocument()) {
                List<String> ids =
                        found.stream().map(Observation.Found::sourceId).distinct().toList();
                return Ranking.of(ids, question.relevant());
            }
            List<List<Place>> left = new ArrayList<>(gold);
            List<Integer> grades = new ArrayList<>();
            for (Observation.Found passage : found) {
                Span span = new Span(passage.start(), passage.end());
                List<Place> here = List.of(new Place(passage.sourceId(), span, true));
                boolean covers = left.removeIf(places -> coverage(places, here) >= Judged.ENOUGH);
                grades.add(covers ? 1 : 0);
                if (covers && question.anyOf()) {
                    left.clear();
                }
            }
            int hits = (int) grades.stream().filter(grade -> grade > 0).count();
            int missed = question.anyOf() ? Math.min(1, left.size()) : left.size();
            return new Ranking(grades, Collections.nCopies(hits + missed, 1));
        }
    }
}
