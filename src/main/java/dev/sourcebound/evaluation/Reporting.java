package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Flaw;
import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.measure.Bootstrap;
import dev.sourcebound.evaluation.measure.ClaimOutcome;
import dev.sourcebound.evaluation.measure.ExactMatch;
import dev.sourcebound.evaluation.measure.MeasureGroup;
import dev.sourcebound.evaluation.measure.Outcome;
import dev.sourcebound.evaluation.measure.Ranking;
import dev.sourcebound.evaluation.measure.Reliability;
import dev.sourcebound.evaluation.measure.RiskCoverage;
import dev.sourcebound.evaluation.measure.TokenF1;
import dev.sourcebound.evaluation.report.QuestionRow;
import dev.sourcebound.evaluation.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the report of judged replies.
///
/// @param judged in the order of the set
/// @param claims labelled claims that were checked; empty where none were
/// @param flaws what of the data cannot be used
record Reporting(List<Judged> judged, List<ClaimOutcome> claims, List<Flaw> flaws) {

    Reporting {
        judged = List.copyOf(judged);
        claims = List.copyOf(claims);
        flaws = List.copyOf(flaws);
    }

    /// @param name of the run
    /// @param made what it was made with
    RunReport report(String name, SortedMap<String, String> made) {
        List<Outcome> outcomes = judged.stream().map(Judged::outcome).toList();
        boolean behind = outcomes.stream().anyMatch(outcome -> outcome.bet() != null);
        return new RunReport(
                name,
                made,
                groups(outcomes),
                kinds(),
                behind ? RiskCoverage.curve(outcomes) : List.of(),
                behind ? Reliability.bins(outcomes) : List.of(),
                judged.stream().map(Reporting::row).toList(),
                flaws.stream().map(Flaw::message).toList());
    }

    private List<RunReport.Group> groups(List<Outcome> outcomes) {
        List<RunReport.Group> groups = new ArrayList<>();
        Bootstrap ofQuestions = new Bootstrap(outcomes.size());
        for (MeasureGroup<Outcome> group : MeasureGroup.OF_QUESTIONS) {
            groups.add(
                    new RunReport.Group(
                            group.name(), ofQuestions.figures(group.measures(), outcomes)));
        }
        if (!claims.isEmpty()) {
            MeasureGroup<ClaimOutcome> group = MeasureGroup.OF_CLAIMS;
            Bootstrap ofClaims = new Bootstrap(claims.size());
            groups.add(
                    new RunReport.Group(group.name(), ofClaims.figures(group.measures(), claims)));
        }
        return groups;
    }

    private List<RunReport.Kind> kinds() {
        List<RunReport.Kind> kinds = new ArrayList<>();
        new Measures(judged)
                .byKind()
                .forEach((name, m) ->
                        kinds.add(
                                new RunReport.Kind(
                                        name,
                                        m.count(Verdict.RIGHT),
                                        m.count(Verdict.REFUSED),
                                        m.count(Verdict.WRONG),
                                        m.count(Verdict.OVER_REFUSED),
                                        m.count(Verdict.FALSE_ANSWER))));
        return kinds;
    }

    private static QuestionRow row(Judged judged) {
        LabelledQuestion question = judged.question();
        Observation reply = judged.observation();
        boolean same = reply.standaloneQuestion().equals(question.question());
        boolean words = !question.answerable() || !question.answers().isEmpty();
        List<String> answers = question.answerable() ? question.answers() : List.of();
        return new QuestionRow(
                question.id(),
                question.kind(),
                question.question(),
                same ? null : reply.standaloneQuestion(),
                question.answerable(),
                judged.verdict().slug(),
                judged.verdict().good(),
                Why.of(judged),
                question.answer(),
                reply.text(),
                reply.refusal(),
                support(judged),
                rank(judged.ranking()),
                words ? ExactMatch.score(judged.shortAnswer(), answers) : null,
                words ? TokenF1.score(judged.shortAnswer(), answers) : null,
                judged.milliseconds(),
                gold(judged),
                citations(judged));
    }

    private static @Nullable Double support(Judged judged) {
        Outcome.Bet bet = judged.bet();
        return bet == null ? null : bet.support();
    }

    private static @Nullable Integer rank(@Nullable Ranking ranking) {
        return ranking == null ? null : ranking.firstRelevant();
    }

    private static List<QuestionRow.Gold> gold(Judged judged) {
        LabelledQuestion question = judged.question();
        if (!question.answerable()) {
            return List.of();
        }
        if (!question.relevant().isEmpty()) {
            double coverage = judged.coverage().getFirst();
            return question.relevant().entrySet().stream()
                    .filter(judgement -> judgement.getValue() > 0)
                    .map(judgement -> new QuestionRow.Gold(judgement.getKey(), "", coverage))
                    .toList();
        }
        return IntStream.range(0, question.gold().size())
                .mapToObj(i ->
                        new QuestionRow.Gold(
                                question.gold().get(i).source(),
                                question.gold().get(i).excerpt(),
                                judged.coverage().get(i)))
                .toList();
    }

    private static List<QuestionRow.Cited> citations(Judged judged) {
        return IntStream.range(0, judged.landings().size())
                .mapToObj(i -> {
                    var quote = judged.observation().quotes().get(i);
                    return new QuestionRow.Cited(
                            quote.sourceId(),
                            quote.start(),
                            quote.end(),
                            quote.text(),
                            judged.landings().get(i).words());
                })
                .toList();
    }
}
