package dev.sourcebound.answer;

import static dev.sourcebound.answer.Sources.MILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.reading.ClaimJudge;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import dev.sourcebound.retrieval.Hit;
import dev.sourcebound.retrieval.Retriever;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckTest {

    private static final Provenance PROVENANCE = new Provenance("e", "r", "w", "f");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> searched = new ArrayList<>();
    private final List<Set<String>> within = new ArrayList<>();

    @Test
    void theOneChangedSentenceOfALongTextIsFound() {
        String text =
                "The mill was built in 1810. ".repeat(20)
                        + "The mill was built in 1811. "
                        + "It burned down twice. ".repeat(20);
        CheckedText checked = check(text);
        assertThat(checked.supported()).isFalse();
        assertThat(checked.sentences()).hasSize(41);
        assertThat(checked.sentences())
                .filteredOn(s -> s.verdict() != ClaimVerdict.SUPPORTED)
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.text()).isEqualTo("The mill was built in 1811.");
                    assertThat(s.span().of(text)).isEqualTo(s.text());
                    assertThat(s.verdict()).isEqualTo(ClaimVerdict.CONTRADICTED);
                });
    }

    @Test
    void aVerdictCitesWhatItStandsOnWordForWord() {
        CheckedSentence supported = check("It burned down twice.").sentences().getFirst();
        Citation citation = supported.citations().getFirst();
        assertThat(citation.sourceId()).isEqualTo("mill");
        assertThat(citation.span().of(MILL.text())).isEqualTo(citation.quote());
        assertThat(check("A goat sang.").sentences().getFirst().citations()).isEmpty();
    }

    @Test
    void evidenceThatIsNotInItsSourceIsNone() {
        CheckedSentence sentence = check("Forge this.").sentences().getFirst();
        assertThat(sentence.verdict()).isEqualTo(ClaimVerdict.NOT_MENTIONED);
        assertThat(sentence.support().probability()).isZero();
        assertThat(
                        registry.counter(
                                        "sourcebound.grounding.failures", "failure", "not_verbatim")
                                .count())
                .isEqualTo(1);
    }

    /// The judge finds each of these borne out by the same sentence.
    @ParameterizedTest
    @CsvSource({
        "The mill was built in 1811., number_missing",
        "The mill was built in 1810 acres., unit_missing",
        "The mill was built in May 1810., date_missing",
        "The mill of Oxley was built in 1810., name_missing",
        "The mill was not built in 1810., negation_differs",
        "The mill was built in 1810 (https://other.example/)., foreign_link",
        "The <b>mill</b> was built in 1810., foreign_link",
        "The “old mill” was built in 1810., misquoted",
        "The m\u200bill was built in 1810., hidden_characters"
    })
    void theGateStopsWhatTheJudgeLetsThrough(String claim, String reason) {
        CheckedSentence sentence = check(claim, ClaimCheckTest::bearsOut);
        assertThat(sentence.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(sentence.gate())
                .isEqualTo(new Verdict.Failed(Failure.valueOf(reason.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mill was built in 1810.",
                "The mill was\nbuilt in 1810.",
                "It was in 1810 that the mill was built."
            })
    void whatIsTrueAndWellPutPassesTheGate(String claim) {
        assertThat(check(claim, ClaimCheckTest::bearsOut).gate())
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void theGateLetsNothingThroughWithoutAnExcerptOrAgainstTheJudge() {
        assertThat(check("A goat sang.", ClaimCheckTest::judge).gate())
                .isEqualTo(new Verdict.Failed(Failure.NO_EXCERPT));
        assertThat(check("The mill was built in 1810, it was.", ClaimCheckTest::judge).gate())
                .isEqualTo(new Verdict.Failed(Failure.CONTRADICTED));
    }

    @Test
    void theGateIsNotAskedUnlessSomebodyWantsToKnow() {
        assertThat(check("It burned down twice.").sentences().getFirst().gate()).isNull();
    }

    @Test
    void whatClaimsNothingIsNotChecked() {
        CheckedText checked =
                check(
                        "# The mill\n\nHello! Did it burn? Thank you very much. It burned down twice.");
        assertThat(checked.sentences())
                .extracting(CheckedSentence::text)
                .containsExactly("It burned down twice.");
        assertThat(check("Hello! Did it burn?").supported()).isTrue();
    }

    @Test
    void searchesForEachSentenceInTheGivenSources() {
        claimCheck().check("It burned down twice. A goat sang.", Set.of("mill"));
        assertThat(searched).containsExactly("It burned down twice.", "A goat sang.");
        assertThat(within).containsOnly(Set.of("mill"));
    }

    @Test
    void countsOnlyWhatClaimsTowardsTheMostSentences() {
        assertThat(check("Did it burn? ".repeat(201)).sentences()).isEmpty();
        assertThat(check("It rains. ".repeat(200)).sentences()).hasSize(200);
        assertThatThrownBy(() -> check("It rains. ".repeat(201)))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("201 sentences, at most 200");
    }

    @Test
    void takesTextsOfTwentyThousandCodeUnits() {
        String text = " ".repeat(ClaimCheck.MAX_LENGTH - 9) + "It rains.";
        assertThat(text).hasSize(20_000);
        assertThat(check(text).sentences()).hasSize(1);
    }

    @Test
    void tellsWhatMadeIt() {
        assertThat(check("It rains.").provenance()).isEqualTo(PROVENANCE);
    }

    @Test
    void aLongerTextIsACallersMistake() {
        assertThatThrownBy(() -> check("a".repeat(ClaimCheck.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20001");
    }

    @Test
    void stopsWhereNobodyWaits() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> check("It burned down twice."))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(searched).isEmpty();
    }

    private CheckedText check(String text) {
        return claimCheck().check(text, Set.of());
    }

    private CheckedSentence check(String claim, ClaimJudge judge) {
        return claimCheck(judge).check(claim, Set.of(), true).sentences().getFirst();
    }

    private ClaimCheck claimCheck() {
        return claimCheck(ClaimCheckTest::judge);
    }

    private ClaimCheck claimCheck(ClaimJudge judge) {
        Retriever retriever =
                (question, k, sources) -> {
                    searched.add(question);
                    within.add(sources);
                    return List.of(
                            new Hit(Sources.passage(MILL), 1, new Hit.Signals(1, 1, 0.5, 1)));
                };
        return new ClaimCheck(
                Sources.CORPUS, new PlainWords(), retriever, judge, PROVENANCE, registry);
    }

    private static ClaimReading bearsOut(String claim, List<Passage> passages) {
        return new ClaimReading(
                ClaimVerdict.SUPPORTED,
                new Support(0.9),
                List.of(Sources.excerpt(MILL, "The mill was built in 1810.")));
    }

    /// Supports what the mill's text says word for word; a number that it lacks is contradicted.
    private static ClaimReading judge(String claim, List<Passage> passages) {
        Passage passage = passages.getFirst();
        if (passage.text().contains(claim)) {
            return new ClaimReading(
                    ClaimVerdict.SUPPORTED,
                    new Support(0.9),
                    List.of(Sources.excerpt(MILL, claim)));
        }
        if (claim.contains("18")) {
            return new ClaimReading(
                    ClaimVerdict.CONTRADICTED,
                    new Support(0.1),
                    List.of(Sources.excerpt(MILL, "The mill was built in 1810.")));
        }
        if (claim.equals("Forge this.")) {
            Excerpt forged = new Excerpt("mill", "sha256:mill", new Span(0, 11), claim, null);
            return new ClaimReading(ClaimVerdict.SUPPORTED, new Support(0.9), List.of(forged));
        }
        return new ClaimReading(ClaimVerdict.NOT_MENTIONED, new Support(0.2), List.of());
    }
}
