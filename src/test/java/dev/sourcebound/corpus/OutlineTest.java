package dev.sourcebound.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void anUnderlinedHeadingHasAtMost120Characters() {
        String longest = "x".repeat(120);
        assertThat(read(longest + "\n---\nIt burnt.")).containsExactly(longest + " | It burnt.");
        assertThat(read("x" + longest + "\n---\nIt burnt."))
                .containsExactly("| x" + longest, "| It burnt.");
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

    @ParameterizedTest
    @MethodSource
    void aHeadingHasSoManyWordsAndNoMore(String above, String line, boolean heading) {
        assertThat(read(above + line + "\n\nIt rained for days.").getLast())
                .isEqualTo(
                        heading
                                ? line.replace("*", "") + " | It rained for days."
                                : "| It rained for days.");
    }

    static List<Object[]> aHeadingHasSoManyWordsAndNoMore() {
        String two = "It began.\n\nIt went on.\n\n";
        String one = "It began.\n\n";
        return List.of(
                new Object[] {two, words(12), true},
                new Object[] {two, words(13), false},
                new Object[] {two, words(10) + "?", true},
                new Object[] {two, words(11) + "?", false},
                new Object[] {two, "**" + words(12) + "**", true},
                new Object[] {two, "**" + words(13) + "**", false},
                new Object[] {two, "X".repeat(90), true},
                new Object[] {two, "X".repeat(91), false},
                new Object[] {one, words(30), true},
                new Object[] {one, words(31), false},
                new Object[] {"", words(30), true},
                new Object[] {"", "X".repeat(200), true},
                new Object[] {"", "X".repeat(201), false});
    }

    private static String words(int count) {
        return "Word" + " word".repeat(count - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The “old mill” | true",
                "She called it “cold.” | false",
                "The mill (closed) | true",
                "miller of Tessen | false",
                "> The old mill | false",
                "第一章 | true",
                "2.3 Fees, fines and refunds | true",
                "2.3 It is closed. | false",
            })
    void aLineAloneIsAHeadingOrNot(String line, boolean heading) {
        String shown = line.replace("> ", "");
        List<String> read = read("It began.\n\nIt went on.\n\n" + line + "\n\nIt rained.");
        assertThat(read.subList(2, read.size()))
                .isEqualTo(
                        heading
                                ? List.of(shown + " | It rained.")
                                : List.of("| " + shown, "| It rained."));
    }

    @Test
    void threeHeadingsRightBelowOneAnotherHoldEachOther() {
        assertThat(
                        read(
                                "Report\n\nPart one\n\nThe bell\n\nIt rang.\n\nThe tower\n\nIt fell.\n\n# Late\n\nIt rained."))
                .containsExactly(
                        "Report > Part one > The bell | It rang.",
                        "Report > Part one > The tower | It fell.",
                        "Late | It rained.");
    }

    @Test
    void aHeadingInCapitalsHoldsTheOthersAfterItsOwnText() {
        assertThat(read("FINDINGS\n\nIt was late.\n\nThe bell\n\nIt rang.\n\nCOSTS\n\nNone."))
                .containsExactly(
                        "FINDINGS | It was late.",
                        "FINDINGS > The bell | It rang.",
                        "COSTS | None.");
    }

    @Test
    void aLineInBoldBelowAListOfShortLinesIsAHeading() {
        assertThat(
                        read(
                                "Ada Lind\n\nBen Orr\n\nCleo Marsh\n\nDov Hale\n\n**Guests**\n\nThey all came."))
                .endsWith("| Dov Hale", "Guests | They all came.");
    }

    @Test
    void whatStandsBelowAHeadingMayHaveSeveralLinesOrATitleOfItsOwn() {
        assertThat(read("It began.\n\nAfter the flood\n\nThey left at noon,\nall of them."))
                .containsExactly(
                        "| It began.", "After the flood | They left at noon,\nall of them.");
        assertThat(
                        read(
                                "It began.\n\nEssays\n\nWhat the mill knows\nby Ada Lind, miller\n\nIt knows much."))
                .containsExactly(
                        "| It began.",
                        "Essays > What the mill knows | by Ada Lind, miller",
                        "Essays > What the mill knows | It knows much.");
    }

    /// Lines of a paragraph, separated by `/`, each of which starts with a capital, so that only
    /// their lengths tell.
    @ParameterizedTest
    @CsvSource({
        // 30 columns, of which each is full
        "4, Tessendorf Aldemarsk Bornholms, 1",
        "3, Tessendorf Aldemarsk Bornholms, 3",
        "4, Tessendor Aldemarsk Bornholms, 4",
        "1, Tessendorf Aldemarsk Bornholms/Aldemarsk/Tessendorf Aldemarsk Bornholms/Tessendorf, 4",
        // 60 columns, and a line of 50 above a word of 9 and of 10
        "1, Tessendorf Aldemarsk Bornholms And All The Othersx/Aldemarsk Tessendorf Bornholms And All The Others Of The Wes, 2",
        "1, Tessendorf Aldemarsk Bornholms And All The Othersx/Aldemarske Tessendorf Bornholms And All Others Of The West, 1",
    })
    void linesThatHadNoRoomForTheNextWordAreOneText(int times, String lines, int sentences) {
        String paragraph = String.join("/", Collections.nCopies(times, lines)).replace('/', '\n');
        assertThat(Sentences.of(paragraph)).hasSize(sentences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It rained,  \nand nobody came.", "It rained,\\\nand nobody came."})
    void aHardBreakEndsALineThatWouldGoOn(String text) {
        assertThat(read("It rained,\nand nobody came.")).hasSize(1);
        assertThat(read(text)).containsExactly("| It rained,", "| and nobody came.");
    }

    @Test
    void aBackslashBeforeAMarkBelowAFullLineIsNotRead() {
        String full = "Whoever wants to come pays the fee of the year before the first of";
        assertThat(read(full + "\n\\> 65 years: half of it."))
                .containsExactly("| " + full, "| > 65 years: half of it.");
    }

    @Test
    void aListRightBelowAParagraphIsAList() {
        assertThat(read("Bring these:\n- a torch\n- a rope"))
                .containsExactly("| Bring these:", "| a torch", "| a rope");
    }

    /// Whether the dash at the start of the second line stays in the text.
    @ParameterizedTest
    @MethodSource
    void aDashBelowAFullLineThatIsOpenIsNoListWhereNoOtherItemFollows(
            String above, String below, boolean stays) {
        assertThat(read(above + "\n" + below))
                .filteredOn(sentence -> sentence.contains("as nobody knew"))
                .singleElement()
                .asString()
                .matches(sentence -> sentence.contains("- as nobody") == stays);
    }

    static List<Object[]> aDashBelowAFullLineThatIsOpenIsNoListWhereNoOtherItemFollows() {
        String full = "It was the longest wall of its kind in all of the west";
        String dash = "- as nobody knew - the weakest";
        return List.of(
                new Object[] {full + "s", dash, true},
                new Object[] {full + ",", dash, true},
                new Object[] {full + "s", dash + "\nof all the walls.", true},
                new Object[] {full, dash, false},
                new Object[] {full + ":", dash, false},
                new Object[] {full + ".", dash, false},
                new Object[] {full + "s", "  " + dash, false},
                new Object[] {full + "s", dash + "\n- and it fell", false});
    }

    @Test
    void namedItemsAreApartEvenBelowAFullLine() {
        String first = "2.1 The company pays the fee of the whole year before it is due";
        assertThat(read("The terms.\n\n" + first + "\n2.2 The guest pays nothing"))
                .containsExactly("| The terms.", "| " + first, "| 2.2 The guest pays nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void codeMayBeIndented(String end) {
        assertThat(read("- Run:\n\n    ```sh\n    # as it stands\n    ```\n\n\t~~~\n\tmvn\n\t~~~"))
                .containsExactly("| Run:", "| # as it stands", "| mvn");
        String text = "Run:\n\n   ```sh\n   # as it stands\n   ```\n\n# Late\n\nDone.";
        assertThat(read(text.replace("\n", end)))
                .containsExactly("| Run:", "| # as it stands", "Late | Done.");
    }

    @Test
    void codeEndsAtAFenceOfItsLengthAndAtTheEndOfTheText() {
        assertThat(read("```\na = 1\n\n# b\n```\n\n# Late\n\nDone."))
                .containsExactly("| a = 1", "| # b", "Late | Done.");
        assertThat(read("````\n```\n# a\n```\n````\n\nDone.")).containsExactly("| # a", "| Done.");
        assertThat(read("Run:\n\n```\nmvn test")).containsExactly("| Run:", "| mvn test");
    }

    @Test
    void whatStandsRightBehindACommentIsText() {
        assertThat(read("<!-- hidden -->Two came.\n\n<!-- hidden -->\nThree left."))
                .containsExactly("| Two came.", "| Three left.");
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
