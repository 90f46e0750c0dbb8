package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is a heading, what is a sentence, and what is neither. `context | sentence` for each
/// sentence.
class OutlineTest {

    @Test
    void readsUnderlinedHeadings() {
        assertThat(read("The mill\n========\n\nIt burnt.\n\nAfter\n-----\nIt rained."))
                .containsExactly("The mill | It burnt.", "The mill > After | It rained.");
    }

    @Test
    void aHeadingThatIsTooLongIsCutBetweenCharacters() {
        String start = "x".repeat(299);
        assertThat(read("# " + start + "\uD83D\uDE00 and more\n\nIt burnt."))
                .containsExactly(start + " | It burnt.");
    }

    @Test
    void aRuleBelowASentenceIsNoHeading() {
        assertThat(read("It burnt.\n---\nIt rained."))
                .containsExactly("| It burnt.", "| It rained.");
    }

    @Test
    void aShortLineAloneAboveAParagraphIsAHeading() {
        assertThat(
                        read(
                                "The night of 8 May 1931\n\nIt rained for three days.\n\nLeaving\n\nThey left."))
                .containsExactly(
                        "The night of 8 May 1931 | It rained for three days.",
                        "Leaving | They left.");
    }

    @Test
    void aHeadingRightAboveAnotherHoldsIt() {
        assertThat(read("It began.\n\nFINDINGS\n\nThe bell\n\nIt rang.\n\nThe tower\n\nIt fell."))
                .containsExactly(
                        "| It began.",
                        "FINDINGS > The bell | It rang.",
                        "FINDINGS > The tower | It fell.");
    }

    @Test
    void aNumberedLineAloneIsAHeadingAndAListIsNot() {
        assertThat(
                        read(
                                "1. The parties\n\nThere are two.\n\n2. The price\n\nIt is low.\n\nFindings\n\n1. It was late.\n2. It was dark."))
                .containsExactly(
                        "1. The parties | There are two.",
                        "2. The price | It is low.",
                        "Findings | It was late.",
                        "Findings | It was dark.");
    }

    @Test
    void aLetterheadIsLinesAndNoHeading() {
        assertThat(
                        read(
                                "HARBOUR OFFICE\nThe Mole, Port Tessen\nRef. HO/12/03\n16 February 2023\n\nIt is open."))
                .containsExactly(
                        "| HARBOUR OFFICE",
                        "| The Mole, Port Tessen",
                        "| Ref. HO/12/03",
                        "| 16 February 2023",
                        "| It is open.");
    }

    @Test
    void datesAddressesBylinesAndWebAddressesAreNoHeadings() {
        for (String line :
                List.of(
                        "16 February 2023",
                        "27 Mill Street, Tessen",
                        "By Ada Lind",
                        "*By Ada Lind*",
                        "www.example.org",
                        "Home | Visit | Contact",
                        "Dear reader,",
                        "— Ada Lind, miller")) {
            String shown = line.replace("*", "");
            assertThat(read("It began.\n\n" + line + "\n\nIt rained for days."))
                    .as(line)
                    .containsExactly("| It began.", "| " + shown, "| It rained for days.");
        }
    }

    @Test
    void aTitleAboveABylineInOneBlockIsAHeading() {
        assertThat(read("What the mill knows\nby Ada Lind, miller\n\nIt knows much."))
                .containsExactly(
                        "What the mill knows | by Ada Lind, miller",
                        "What the mill knows | It knows much.");
    }

    @Test
    void manyShortLinesInARowAreNoHeadings() {
        assertThat(
                        read(
                                "It began.\n\nAda Lind\n\nBen Orr\n\nCleo Marsh\n\nDov Hale\n\nThey all came."))
                .containsExactly(
                        "| It began.",
                        "| Ada Lind",
                        "| Ben Orr",
                        "| Cleo Marsh",
                        "| Dov Hale",
                        "| They all came.");
    }

    @Test
    void aLineInBoldIsAHeadingBelowTheOthers() {
        assertThat(
                        read(
                                "## 4.2\n\n**New**\n\n- A bell.\n\n**Changed**\n\n- The rope.\n\n## 4.1\n\nNothing."))
                .containsExactly(
                        "4.2 > New | A bell.", "4.2 > Changed | The rope.", "4.1 | Nothing.");
    }

    @Test
    void wrappedLinesAreOneTextAndShortLinesAreNot() {
        assertThat(
                        read(
                                "The ferry left the harbour at seven in the morning with ninety people on\nboard and came back at noon. Nobody had seen the boat that lay across the\nchannel."))
                .containsExactly(
                        "| The ferry left the harbour at seven in the morning with ninety people on\nboard and came back at noon.",
                        "| Nobody had seen the boat that lay across the\nchannel.");
        assertThat(read("Ada Lind\nMill Lane\nTessen\n\nIt is late."))
                .startsWith("| Ada Lind", "| Mill Lane", "| Tessen");
    }

    @Test
    void aHardBreakOfMarkdownEndsALine() {
        assertThat(read("**LIND**  \nWWW.EXAMPLE.ORG\n\nIt is late."))
                .containsExactly("| LIND", "| WWW.EXAMPLE.ORG", "| It is late.");
    }

    @Test
    void listItemsLoseTheirMarksButKeepTheirNames() {
        assertThat(
                        read(
                                "Seen:\n\n- one\n* two\n+ three\n• four\n1. five\n2) six\n(a) seven\n- [x] eight\nR1. nine\n  and more"))
                .containsExactly(
                        "| Seen:",
                        "| one",
                        "| two",
                        "| three",
                        "| four",
                        "| five",
                        "| six",
                        "| seven",
                        "| eight",
                        "| R1. nine\n  and more");
    }

    @Test
    void anInitialOrAQuantityAtTheStartOfAParagraphStays() {
        assertThat(read("J. Lind wrote it.\n\n1.5 m of rain fell.\n\n2.1 The company pays."))
                .containsExactly(
                        "| J. Lind wrote it.", "| 1.5 m of rain fell.", "| 2.1 The company pays.");
    }

    @Test
    void aDashAtTheStartOfAWrappedLineIsNoList() {
        assertThat(
                        read(
                                "It was the longest wall of its kind in the whole of the county, and\n- as nobody knew - the weakest."))
                .hasSize(1);
    }

    @Test
    void quotedLinesLoseTheirMarks() {
        assertThat(read("> # Late\n>\n> It was late.\n>> Nobody came.\n\nIt rained."))
                .containsExactly("Late | It was late.", "Late | Nobody came.", "Late | It rained.");
    }

    @Test
    void aBackslashBeforeAMarkIsNotReadAndKeepsTheMarkFromBeingOne() {
        assertThat(
                        read(
                                "\\# of rooms: 12.\n\n\\> 65 years: halve it.\n\n\\<!-- begins.\n\n\\~~~ opens.\n\n"
                                        + "- It rained,\n  \\> 3 mm.\n\n\\\\server is a name, \\#5 another.\n\n```\n\\> as it stands\n```"))
                .containsExactly(
                        "| # of rooms: 12.",
                        "| > 65 years: halve it.",
                        "| <!-- begins.",
                        "| ~~~ opens.",
                        "| It rained,",
                        "| > 3 mm.",
                        "| \\\\server is a name, \\#5 another.",
                        "| \\> as it stands");
    }

    @Test
    void codeIsReadLineByLineAndItsMarksAreNot() {
        assertThat(read("Run:\n\n```sh\n# not a heading\nmvn test\n```\n\nDone."))
                .containsExactly("| Run:", "| # not a heading", "| mvn test", "| Done.");
    }

    @Test
    void commentsAreNotReadAndACommentWithoutEndIsText() {
        assertThat(read("One.\n\n<!-- hidden\n\nhidden too --> Two.\n\n<!-- Three."))
                .containsExactly("| One.", "| Two.", "| <!-- Three.");
    }

    @Test
    void everyKindOfLineEndCounts() {
        assertThat(read("# A\r\n\r\nOne.\r\rTwo.\fThree.\u2029Four."))
                .containsExactly("A | One.", "A | Two.", "A | Three.", "A | Four.");
    }

    @Test
    void contextHasNoMarks() {
        assertThat(read("# The *old* [mill](https://example.org) `x` ##\n\nIt burnt."))
                .containsExactly("The old mill x | It burnt.");
    }

    @Test
    void theFirstHeadingIsTheTitle() {
        assertThat(Outline.firstHeading("LIND & CO\nTessen\n\n## *Late* again\n\nIt rained."))
                .isEqualTo("Late again");
        assertThat(Outline.firstHeading("It rained.")).isEmpty();
    }

    private static List<String> read(String text) {
        List<String> found = new ArrayList<>();
        for (Section section : Outline.of(text)) {
            for (Span sentence : section.sentences()) {
                found.add(
                        (String.join(" > ", section.context()) + " | " + sentence.of(text))
                                .strip());
            }
        }
        return found;
    }
}
