package dev.sourcebound.corpus;

import static dev.sourcebound.corpus.ChunkerTest.chunk;
import static dev.sourcebound.corpus.ChunkerTest.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {

    @Test
    void aPullQuoteThatIsPartOfASentenceIsLeftOut() {
        assertThat(
                        sentences(
                                chunk(
                                        "She says that the mill was sold for the price of a lorry, and laughs. It is late.\n\nThe mill was sold for the price of a lorry.\n\nThen it rained.")))
                .containsExactly(
                        "She says that the mill was sold for the price of a lorry, and laughs.",
                        "It is late.",
                        "Then it rained.");
    }

    @Test
    void aPullQuoteThatLeavesWordsOutIsLeftOut() {
        assertThat(
                        sentences(
                                chunk(
                                        "The long experience of the harbour master, a former captain and a judge, is a good reason to ask him first. Nobody did.\n\nThe long experience of the harbour master is a good reason to ask him first.\n\nThen it rained.")))
                .hasSize(3)
                .first()
                .asString()
                .contains("a former captain");
    }

    @Test
    void aSentenceWithoutTheNotOfAnotherIsNoRepeat() {
        assertThat(
                        sentences(
                                chunk(
                                        "The yearly fee for a boat in the harbour is not paid back after the first of May. Ask.\n\nThe yearly fee for a boat in the harbour is paid back after the first of May.")))
                .hasSize(3);
    }

    @Test
    void twoParagraphsOfOneSentenceAreTwoFacts() {
        assertThat(
                        sentences(
                                chunk(
                                        "Tickets cost five pounds on Sundays.\n\nTickets cost five pounds on Sundays and holidays for residents.")))
                .hasSize(2);
    }

    @Test
    void ofEqualSentencesTheOneInTheLongerParagraphIsKept() {
        var passages =
                chunk(
                        "\"They bought the valley by the acre.\"\n\nIt rained. \"They bought the valley by the acre.\" It stopped.");

        assertThat(sentences(passages))
                .containsExactly(
                        "It rained.", "\"They bought the valley by the acre.\"", "It stopped.");
    }

    @Test
    void aShortQuotationOfThreeWordsIsARepeat() {
        assertThat(
                        sentences(
                                chunk(
                                        "She shrugged. \"I sell pencils.\" Then she left.\n\n\"I sell pencils.\"")))
                .containsExactly("She shrugged.", "\"I sell pencils.\"", "Then she left.");
    }

    @Test
    void shortWordsAreRepeatedByChance() {
        assertThat(sentences(chunk("Is it safe? No, it is not.\n\nIs it cheap? No, it is not.")))
                .hasSize(4);
    }

    @Test
    void equalEntriesOfAListAreDifferentEntries() {
        assertThat(
                        sentences(
                                chunk(
                                        "## Sole\n\n- Answers come within two working days.\n\n## Firm\n\n- Answers come within two working days.")))
                .hasSize(2);
    }

    @Test
    void aTextThatRepeatsItselfIsComparedABoundedNumberOfTimes() {
        String quote = "one ".repeat(12) + "two.\n\n";
        String whole = "one ".repeat(450) + "three. Then it rained.\n\n";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(quote.replace("two", "two" + i))
                    .append(whole.replace("three", "three" + i));
        }

        int words = 200 * (13 + 454);
        assertThat(Repeats.comparisons(text.toString(), Outline.of(text.toString())))
                .isBetween(1L, 51L * words);
    }

    @Test
    void anOrdinaryTextIsComparedInFewSteps() {
        String text =
                "She says that the mill was sold for the price of a lorry, and laughs. It is late.\n\n"
                        + "The mill was sold for the price of a lorry.\n\nThen it rained.";
        assertThat(Repeats.comparisons(text, Outline.of(text))).isBetween(10L, 2L * 30);
    }

    @Test
    void whatStandsAroundARepeatIsNotOnePassage() {
        assertThat(
                        chunk(
                                "She says that the mill was sold twice, and laughs. It is late.\n\nThe mill was sold twice.\n\nThen it rained."))
                .extracting(Passage::text)
                .containsExactly(
                        "She says that the mill was sold twice, and laughs. It is late.",
                        "Then it rained.");
    }

    @Test
    void ofEqualSentencesInParagraphsOfOneLengthTheFirstIsKept() {
        assertThat(
                        sentences(
                                chunk(
                                        "Ada came. The mill was sold to a baker.\n\nBen left. The mill was sold to a baker.")))
                .containsExactly("Ada came.", "The mill was sold to a baker.", "Ben left.");
    }

    @Test
    void ofThreeEqualSentencesTheOneInTheLongestParagraphIsKept() {
        assertThat(
                        sentences(
                                chunk(
                                        "Ada came. The mill was sold to a baker.\n\nBen left before noon. The mill was sold to a baker.\n\nEva left late. The mill was sold to a baker.")))
                .containsExactly(
                        "Ada came.",
                        "Ben left before noon.",
                        "The mill was sold to a baker.",
                        "Eva left late.");
    }

    /// The paragraph below is a pull quote of the one above where it is marked `x`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x | She says that the mill was sold twice, and laughs. | The mill was sold twice.",
                "- | She says that the mill was sold, and laughs. | The mill was sold.",
                "x | She shrugged and said: “I sell pencils.” | “I sell pencils.”",
                "- | The mill was sold for the price of a lorry to a baker. | The mill was rebuilt by all the people of the village.",
                "- | Nobody in the whole of Tessen knows for how long the mill was sold. | The mill was sold for the price of a lorry.",
                "- | The fee for a boat, as of late, is due in May of the year. | The fee for a boat is due in May.",
                "x | The old fee for a boat, as of late, is due in May of the year. | The old fee for a boat is due in May.",
                "x | The old fee for a boat, as of late, is due here in May, and at once, of every year. | The old fee for a boat is due here of every year.",
                "- | The old fee for a boat, as of late, is due here in May, and at once, of every year, by law, in silver and gold. | The old fee for a boat is due here of every year in silver and gold.",
                "- | The price of a ticket for the ferry on Sundays is five pounds for adults and three for children. | The price of a ticket for the ferry on Sundays is three.",
                "- | The old fee for a boat in the harbour, as of late, is, by law, due in May of the year. | The old fee for a boat in the harbour is due in May.",
            })
    void whatIsTakenFromASentenceIsAPullQuote(String repeated, String whole, String quote) {
        List<String> kept = sentences(chunk("It is late. " + whole + "\n\n" + quote));
        assertThat(kept.contains(quote)).isEqualTo(repeated.equals("-"));
    }

    @Test
    void aQuotationThatStandsNowhereElseIsKept() {
        assertThat(sentences(chunk("It rained. She left.\n\n“I sell pencils.”")))
                .containsExactly("It rained.", "She left.", "“I sell pencils.”");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Values of the first kind must be < 5 in all cases. | Values of the first kind must be > 5 in all cases.",
                "The account was at 300 euros in March. | The account was at -300 euros in March.",
                "One bottle of it costs $9 here. | One bottle of it costs €9 here.",
                "The first version is written in C. | The first version is written in C#.",
                "A fee of 5 is added to it. | A fee of 5 % is added to it.",
                "राम की किताब मेज पर है। | राम का किताब मेज पर है।"
            })
    void whatDiffersInASignIsNoRepeat(String one, String other) {
        assertThat(sentences(chunk(one + " It is so.\n\n" + other + " It was so.")))
                .contains(one, other);
    }

    @Test
    void marksOfTheLayoutMakeNoOtherSentence() {
        assertThat(
                        sentences(
                                chunk(
                                        "The mill was built in 1810 – at the river – by a baker. It stands.\n\n> The *mill* was built in 1810 - at\n> the river - by a “baker”.\n\nThen it rained.")))
                .hasSize(3);
    }
}
