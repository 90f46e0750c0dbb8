package dev.sourcebound.evaluation.measure;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The measures against reference implementations, on cases that were generated; the folder's
/// `make.py` says which and how.
class ReferenceTest {

    private static final Path REFERENCE = Path.of("src/test/resources/evaluation/reference");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<RankingMeasure> OF_RANKINGS =
            List.of(
                    new Recall(1),
                    new Recall(5),
                    new Recall(10),
                    new ReciprocalRank(),
                    new Ndcg(10),
                    new AveragePrecision());

    @Test
    void rankingsAreMeasuredAsTrecEvalDoes() throws IOException {
        List<JsonNode> queries = lines("retrieval.jsonl");
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode query : queries.subList(0, queries.size() - 1)) {
            Ranking ranking = ranking(query);
            for (RankingMeasure measure : OF_RANKINGS) {
                assertThat(measure.of(ranking))
                        .as(query.path("id").stringValue() + " " + measure.name())
                        .isCloseTo(expected(query, measure), within(1e-11));
            }
            outcomes.add(outcome(ranking));
        }
        assertThat(outcomes).hasSize(250);
        Bootstrap bootstrap = new Bootstrap(outcomes.size());
        for (RankingMeasure measure : OF_RANKINGS) {
            Figure figure = bootstrap.figure(measure, outcomes);
            assertThat(figure.value())
                    .isCloseTo(expected(queries.getLast(), measure), within(1e-11));
            assertThat(figure.value()).isBetween(figure.low(), figure.high());
        }
    }

    @Test
    void answersAreComparedAsTheOfficialScriptOfSquadDoes() throws IOException {
        List<JsonNode> cases = lines("answers.jsonl");
        assertThat(cases).hasSizeGreaterThan(300);
        for (JsonNode one : cases) {
            String answer = one.path("answer").stringValue();
            List<String> expected =
                    one.path("expected").valueStream().map(JsonNode::stringValue).toList();
            assertThat(ExactMatch.score(answer, expected))
                    .as("exact match of %s", one)
                    .isEqualTo(one.path("exact").doubleValue());
            assertThat(TokenF1.score(answer, expected))
                    .as("F1 of %s", one)
                    .isCloseTo(one.path("f1").doubleValue(), within(1e-15));
        }
    }

    @Test
    void claimsAreMeasuredAsScikitLearnDoes() throws IOException {
        for (JsonNode one : lines("claims.jsonl")) {
            List<ClaimOutcome> claims =
                    IntStream.range(0, one.path("label").size())
                            .mapToObj(i ->
                                    new ClaimOutcome(
                                            one.path("label").get(i).booleanValue(),
                                            one.path("taken").get(i).booleanValue(),
                                            one.path("support").get(i).doubleValue()))
                            .toList();
            Bootstrap bootstrap = new Bootstrap(claims.size());
            for (Measure<ClaimOutcome> measure : MeasureGroup.OF_CLAIMS.measures()) {
                assertThat(bootstrap.figure(measure, claims).value())
                        .as("%s of %s", measure.name(), one)
                        .isCloseTo(one.path(measure.name()).doubleValue(), within(1e-12));
            }
        }
    }

    private static double expected(JsonNode query, RankingMeasure measure) {
        return query.path("expected").path(measure.name()).doubleValue();
    }

    /// Of equal scores, trec_eval puts the name that is later in the alphabet first.
    private static Ranking ranking(JsonNode query) {
        Map<String, Double> scores = new HashMap<>();
        query.path("run")
                .properties()
                .forEach(d -> scores.put(d.getKey(), d.getValue().doubleValue()));
        Map<String, Integer> judged = new HashMap<>();
        query.path("judged")
                .properties()
                .forEach(d -> judged.put(d.getKey(), d.getValue().intValue()));
        List<String> order =
                scores.keySet().stream()
                        .sorted(
                                comparing((String d) -> scores.get(d))
                                        .thenComparing(d -> d)
                                        .reversed())
                        .toList();
        return Ranking.of(order, judged);
    }

    private static Outcome outcome(Ranking ranking) {
        return new Outcome(
                true,
                true,
                false,
                "",
                List.of(),
                new Outcome.Citations(0, 0, 0, 0, 1, 0),
                ranking,
                null,
                1);
    }

    private static List<JsonNode> lines(String name) throws IOException {
        return Files.readAllLines(REFERENCE.resolve(name)).stream().map(JSON::readTree).toList();
    }
}
