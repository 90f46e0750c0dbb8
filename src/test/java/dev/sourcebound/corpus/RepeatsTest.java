package dev.sourcebound.corpus;

import static dev.sourcebound.corpus.ChunkerTest.chunk;
import static dev.sourcebound.corpus.ChunkerTest.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatsTest {

    @Test
    void aPullQuoteThatIsPartOfASentenceIsLeftOut() {
        assertThat(
                        sentences(
                                chunk(
                                        "She says that the mill was sold for the price of a lorry, and laughs.\n\nThe mill was sold for the price of a lorry.\n\nThen it rained.")))
                .containsExactly(
                        "She says that the mill was sold for the price of a lorry, and laughs.",
                        "Then it rained.");
    }

    @Test
    void aPullQuoteThatLeavesWordsOutIsLeftOut() {
        assertThat(
                        sentences(
                                chunk(
                                        "The long experience of the harbour master, a former captain and a judge, is a good reason to ask him first.\n\nThe long experience of the harbour master is a good reason to ask him first.\n\nThen it rained.")))
                .hasSize(2)
                .first()
                .asString()
                .contains("a former captain");
    }

    @Test
    void aSentenceWithoutTheNotOfAnotherIsNoRepeat() {
        assertThat(
                        sentences(
                                chunk(
                                        "The yearly fee for a boat in the harbour is not paid back after the first of May.\n\nThe yearly fee for a boat in the harbour is paid back after the first of May.")))
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
        String whole = "one ".repeat(450) + "three.\n\n";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(quote.replace("two", "two" + i))
                    .append(whole.replace("three", "three" + i));
        }

        int words = 200 * (13 + 451);
        assertThat(Repeats.comparisons(text.toString(), Outline.of(text.toString())))
                .isBetween(1L, 51L * words);
    }
}
