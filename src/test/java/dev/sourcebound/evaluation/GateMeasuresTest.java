package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.evaluation.GateMeasures.Errors;
import dev.sourcebound.evaluation.GateMeasures.RuledClaim;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateMeasuresTest {

    private final GateMeasures measures =
            new GateMeasures(
                    List.of(
                            ruled("unit", false, true),
                            ruled("name", false, false),
                            ruled("unit", false, false),
                            ruled("synonyms", true, true),
                            ruled("synonyms", true, false),
                            ruled("synonyms", true, false)));

    @Test
    void aFalseClaimThatPassesIsAnErrorAndAFaithfulOneThatDoesNot() {
        assertThat(measures.only(false).errors()).isEqualTo(new Errors(3, 1));
        assertThat(measures.only(true).errors()).isEqualTo(new Errors(3, 2));
        assertThat(measures.only(true).errors().share()).isEqualTo(2.0 / 3);
    }

    @Test
    void kindsComeInTheOrderOfTheirFirstClaim() {
        assertThat(measures.only(false).byKind().entrySet())
                .extracting(kind -> kind.getKey() + " " + kind.getValue())
                .containsExactly(
                        "unit Errors[claims=2, errors=1]", "name Errors[claims=1, errors=0]");
    }

    private static RuledClaim ruled(String kind, boolean faithful, boolean passed) {
        Gold cited = new Gold("mill", "It grinds rye.");
        return new RuledClaim(
                new CitedClaim("c", "What?", kind, faithful, "Rye.", List.of(cited)),
                passed ? null : Failure.NOT_SUPPORTED);
    }
}
