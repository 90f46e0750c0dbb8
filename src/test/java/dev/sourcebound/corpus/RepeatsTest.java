package dev.sourcebound.corpus;

import static dev.sourcebound.corpus.ChunkerTest.chunk;
import static dev.sourcebound.corpus.ChunkerTest.sentences;
import static org.assertj.core.api.Assertions.assertThat;

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
