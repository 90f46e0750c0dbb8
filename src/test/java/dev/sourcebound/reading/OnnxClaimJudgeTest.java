package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnnxClaimJudgeTest {

    private static final Passage MILL =
            Claims.passage(
                    "mill",
                    "Ada built the mill in 1810.",
                    "It burned down twice.",
                    "Who cared?",
                    "Nobody ground rye.");
    private static final Passage BRIDGE =
            Claims.passage("bridge", "Bo built a bridge.", "It carries carts.");

    private final OneHotWords words = new OneHotWords(Set.of("ada", "built", "bridge", "carts"));
    private final OnnxClaimJudge judge =
            new OnnxClaimJudge(
                    new ClaimLook(
                            new SignalExtractor(words, words),
                            Claims.FIRST_LOOK,
                            Claims::hold,
                            words),
                    Claims.FIT,
                    0.5);

    @Test
    void aClaimThatASentenceBearsOutIsSupportedByThatSentenceAlone() {
        ClaimReading reading = judge("Ada built the mill.");
        assertThat(reading.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(reading.support().probability()).isGreaterThan(0.9);
        assertThat(reading.evidence())
                .extracting(Excerpt::text)
                .containsExactly("Ada built the mill in 1810.");
    }

    @Test
    void aClaimThatJoinsTwoPlacesIsSupportedByBoth() {
        ClaimReading reading = judge("Ada built the mill and Bo built a bridge in 1810.");
        assertThat(reading.verdict()).isEqualTo(ClaimVerdict.CONTRADICTED);
        ClaimReading joined = judge("Ada built the mill in 1810, Bo built a bridge.");
        assertThat(joined.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(joined.evidence())
                .extracting(Excerpt::text)
                .containsExactly("Bo built a bridge.", "Ada built the mill in 1810.");
        assertThat(joined.evidence())
                .extracting(Excerpt::sourceId)
                .containsExactly("bridge", "mill");
    }

    @Test
    void aClaimMayTakeThreeSentences() {
        Passage diary =
                Claims.passage(
                        "diary",
                        "Rain fell.",
                        "Rye grew.",
                        "Ada built mills.",
                        "Oats grew.",
                        "Bo slept.");
        ClaimReading reading = judge.judge("Ada built mills, rain fell, Bo slept.", List.of(diary));
        assertThat(reading.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
        assertThat(reading.evidence())
                .extracting(Excerpt::text)
                .containsExactly("Rain fell.", "Ada built mills.", "Bo slept.");
    }

    @Test
    void whereTheNeighboursAreNeededTheSentenceIsMarked() {
        // The sentences that go with the likeliest are those that share words with the claim.
        Passage diary =
                Claims.passage(
                        "diary",
                        "Ada slept.",
                        "Bo built.",
                        "Yes.",
                        "Ada built boats.",
                        "Rye grew.");
        ClaimLook.Measured measured =
                new ClaimLook(
                                new SignalExtractor(words, words),
                                Claims.FIRST_LOOK,
                                (claim, excerpts) ->
                                        excerpts.contains("Yes.")
                                                ? new ClaimOdds(5, 0, 0)
                                                : new ClaimOdds(0, 0, 5),
                                words)
                        .look("Ada built all boats.", List.of(diary))
                        .orElseThrow();
        assertThat(measured.supporting().excerpts())
                .singleElement()
                .satisfies(excerpt -> {
                    assertThat(excerpt.text()).isEqualTo("Yes. Ada built boats. Rye grew.");
                    assertThat(excerpt.highlight()).isEqualTo(new Span(26, 42));
                });
    }

    @Test
    void whatIsLikelyButNotLikelyEnoughIsNotCalledSupported() {
        OnnxClaimJudge strict =
                new OnnxClaimJudge(
                        new ClaimLook(
                                new SignalExtractor(words, words),
                                Claims.FIRST_LOOK,
                                Claims::hold,
                                words),
                        Claims.FIT,
                        0.999);
        ClaimReading reading = strict.judge("Ada built the mill.", List.of(MILL));
        assertThat(reading.support().probability()).isBetween(0.9, 0.999);
        assertThat(reading.verdict()).isEqualTo(ClaimVerdict.NOT_MENTIONED);
    }

    @Test
    void aClaimThatTheSourcesDenyCitesWhatDoes() {
        ClaimReading reading = judge("Ada built the mill in 1811.");
        assertThat(reading.verdict()).isEqualTo(ClaimVerdict.CONTRADICTED);
        assertThat(reading.support().probability()).isLessThan(0.1);
        assertThat(reading.evidence())
                .extracting(Excerpt::text)
                .containsExactly("Ada built the mill in 1810.");
    }

    @Test
    void whatIsNotMentionedCitesNothing() {
        ClaimReading reading = judge("The king of Spain likes quiet trains.");
        assertThat(reading.verdict()).isEqualTo(ClaimVerdict.NOT_MENTIONED);
        assertThat(reading.evidence()).isEmpty();
    }

    @Test
    void withoutPassagesNothingIsMentioned() {
        assertThat(judge.judge("Ada built the mill.", List.of())).isEqualTo(ClaimReading.NOTHING);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(judge("Bo built a mill.")).isEqualTo(judge("Bo built a mill."));
    }

    @Test
    void everyExcerptStandsInItsPassage() {
        for (Excerpt excerpt : judge("Ada built a bridge in 1810.").evidence()) {
            Passage passage = excerpt.sourceId().equals("mill") ? MILL : BRIDGE;
            assertThat(passage.slice(excerpt.span())).isEqualTo(excerpt.text());
        }
    }

    private ClaimReading judge(String claim) {
        return judge.judge(claim, List.of(MILL, BRIDGE));
    }
}
