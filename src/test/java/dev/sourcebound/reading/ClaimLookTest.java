package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Passage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimLookTest {

    private static final Passage MILL =
            Claims.passage(
                    "mill",
                    "Ada did not sell 1,200 sacks in May.",
                    "Bo sold twenty-five boats.",
                    "Rain fell.");

    private final OneHotWords words = new OneHotWords(Set.of());

    @Test
    void numbersAreTheSameHoweverTheyAreWritten() {
        assertThat(signal("Ada had 1200 sacks.", ClaimSignal.NUMBERS_MISSING)).isZero();
        assertThat(signal("Bo sold 25 boats.", ClaimSignal.NUMBERS_MISSING)).isZero();
        assertThat(signal("Bo sold 24 of 26 boats.", ClaimSignal.NUMBERS_MISSING)).isEqualTo(2);
    }

    @Test
    void countsTheDatesAndNamesThatAreNotThere() {
        assertThat(signal("Ada sold sacks in June.", ClaimSignal.DATES_MISSING)).isEqualTo(1);
        assertThat(signal("Ada may have sold sacks in May.", ClaimSignal.DATES_MISSING)).isZero();
        assertThat(signal("Sacks that Cy and Ada sold.", ClaimSignal.NAMES_MISSING)).isEqualTo(1);
    }

    @Test
    void tellsWhetherOnlyOneSideIsNegated() {
        assertThat(signal("Ada did sell 1,200 sacks.", ClaimSignal.NEGATION_DIFFERS)).isEqualTo(1);
        assertThat(signal("Ada didn't sell 1,200 sacks.", ClaimSignal.NEGATION_DIFFERS)).isZero();
    }

    @Test
    void sharedWordsAreThePartThatIsThere() {
        // Five words of equal rarity, three of which are there: bo, sold, boats.
        assertThat(signal("Bo sold three red boats.", ClaimSignal.SHARED))
                .isEqualTo(3.0 / 5, within(1e-12));
    }

    @Test
    void wordForWordIsAWholeSentence() {
        assertThat(signal("bo sold “twenty-five” boats", ClaimSignal.VERBATIM)).isEqualTo(1);
        assertThat(signal("Bo sold boats.", ClaimSignal.VERBATIM)).isZero();
        assertThat(signal("Ada did not sell 1,200 sacks.", ClaimSignal.VERBATIM)).isZero();
        assertThat(signal("Twenty-five boats rain fell.", ClaimSignal.VERBATIM)).isZero();
    }

    @Test
    void whatIsSaidWordForWordIsItsOwnEvidence() {
        ClaimLook doubting =
                new ClaimLook(
                        new SignalExtractor(words, words),
                        Claims.FIRST_LOOK,
                        (claim, excerpts) -> new ClaimOdds(excerpts.length() - 1_000, 0, 0),
                        words);
        assertThat(doubting.look("Rain fell.", List.of(MILL)).orElseThrow().supporting().text())
                .isEqualTo("Rain fell.");
    }

    @Test
    void theModelIsAskedOfFourPieces() {
        // The likeliest sentence, with one more, with two more, and with its neighbours, of which
        // the last but one is all three sentences.
        ClaimLook.Measured measured =
                look().look("Ada and Bo sold boats in rain.", List.of(MILL)).orElseThrow();
        assertThat(measured.held()).hasSize(4);
        assertThat(measured.held().getFirst().evidence().text())
                .isEqualTo("Bo sold twenty-five boats.");
        assertThat(measured.held().get(2).evidence().text()).isEqualTo(MILL.text());
    }

    @Test
    void noWordsGiveFiniteSignals() {
        for (double value : look().signals("!", List.of(MILL)).values()) {
            assertThat(value).isFinite();
        }
        assertThat(look().signals("Ada sold sacks.", List.of())).isEmpty();
    }

    private double signal(String claim, ClaimSignal signal) {
        return look().signals(claim, List.of(MILL)).getOrDefault(signal, Double.NaN);
    }

    private ClaimLook look() {
        return new ClaimLook(
                new SignalExtractor(words, words), Claims.FIRST_LOOK, Claims::hold, words);
    }
}
