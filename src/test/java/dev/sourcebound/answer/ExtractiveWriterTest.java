package dev.sourcebound.answer;

import static dev.sourcebound.answer.Sources.BRIDGE;
import static dev.sourcebound.answer.Sources.MILL;
import static dev.sourcebound.answer.Sources.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Support;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractiveWriterTest {

    @Test
    void writesEachSentenceAsAClaimBestFirst() {
        List<Draft> drafts =
                ExtractiveWriter.drafts(List.of(reading(BRIDGE, 0, 0.9), reading(MILL, 0, 0.8)));
        assertThat(drafts)
                .extracting(Draft::text)
                .containsExactly(
                        "The bridge is older than the mill.", "The mill was built in 1810.");
        assertThat(drafts)
                .extracting(Draft::support)
                .containsExactly(new Support(0.9), new Support(0.8));
    }

    @Test
    void mergesNeighboursIntoOneExcerptWithTheBestOneMarked() {
        Draft draft =
                ExtractiveWriter.drafts(List.of(reading(MILL, 2, 0.9), reading(MILL, 1, 0.8)))
                        .getFirst();
        assertThat(draft.text()).isEqualTo("It burned down twice. It stands empty.");
        assertThat(draft.support()).isEqualTo(new Support(0.9));
        Span marked = draft.excerpts().getFirst().highlight();
        assertThat(marked).isNotNull();
        assertThat(marked.of(MILL.text())).isEqualTo("It stands empty.");
    }

    @Test
    void aSentenceBetweenTwoJoinsThemIntoOneExcerpt() {
        List<Draft> drafts =
                ExtractiveWriter.drafts(
                        List.of(
                                reading(MILL, 0, 0.9),
                                reading(MILL, 2, 0.8),
                                reading(MILL, 1, 0.7)));
        assertThat(drafts).hasSize(1);
        assertThat(drafts.getFirst().excerpts().getFirst().text()).isEqualTo(MILL.text());
    }

    @Test
    void sentencesApartStayApart() {
        assertThat(ExtractiveWriter.drafts(List.of(reading(MILL, 0, 0.9), reading(MILL, 2, 0.8))))
                .hasSize(2);
    }

    @Test
    void listItemsAreNotMergedOverTheirBullets() {
        String text = "- One cup\n- Two eggs";
        Passage list =
                new Passage(
                        "l#000000",
                        "l",
                        "r",
                        new Span(0, 20),
                        text,
                        List.of(new Span(2, 9), new Span(12, 20)),
                        "");
        List<Draft> drafts =
                ExtractiveWriter.drafts(
                        List.of(
                                new Reading(list, new Span(2, 9), null, new Support(0.9)),
                                new Reading(list, new Span(12, 20), null, new Support(0.8))));
        assertThat(drafts).extracting(Draft::text).containsExactly("One cup", "Two eggs");
    }

    @Test
    void aClaimHasNoMarksOfQuotedLines() {
        assertThat(
                        ExtractiveWriter.oneLine(
                                "The mill was built in 1810 and it\r\n > > was sold in 1901\n>for > £9."))
                .isEqualTo("The mill was built in 1810 and it was sold in 1901 for > £9.");
        assertThat(ExtractiveWriter.oneLine("a\n" + ">".repeat(50_000) + " b")).isEqualTo("a b");
    }

    @Test
    void marksTheAnswerWithinItsSentence() {
        Passage passage = Sources.passage(MILL);
        Span year = new Span(22, 26);
        Reading reading =
                new Reading(passage, passage.sentences().getFirst(), year, new Support(1));
        Draft draft = ExtractiveWriter.drafts(List.of(reading)).getFirst();
        assertThat(draft.excerpts().getFirst().highlight()).isEqualTo(year);
    }
}
