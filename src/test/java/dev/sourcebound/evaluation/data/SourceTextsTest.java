package dev.sourcebound.evaluation.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.SourceFolder;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.evaluation.data.SourceTexts.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SourceTextsTest {

    // "It rains." stands at [0, 9) and [20, 29) of the first, at [6, 15) of the second.
    private final SourceTexts texts =
            new SourceTexts(
                    Map.of(
                            "brook", "It rains. It pours. It rains.",
                            "canal", "Then. It rains. The lock is shut."));

    @Test
    void aQuoteIsExactWhereItsSourceHoldsItAtItsOffsets() {
        assertThat(texts.place(new Quote("brook", 20, 29, "It rains.")))
                .contains(new Place("brook", new Span(20, 29), true));
        assertThat(texts.place(new Quote("canal", 6, 15, "It rains.")))
                .contains(new Place("canal", new Span(6, 15), true));
    }

    @Test
    void aQuoteThatStandsElsewhereIsPlacedThereAndNotExact() {
        assertThat(texts.place(new Quote("canal", 0, 9, "It rains.")))
                .contains(new Place("brook", new Span(0, 9), false));
        assertThat(texts.place(new Quote("brook", 0, 12, "It rains.")))
                .contains(new Place("brook", new Span(0, 9), false));
        assertThat(texts.place(new Quote("brook", 20, 30, "It rains. ")))
                .contains(new Place("brook", new Span(0, 10), false));
        assertThat(texts.place(new Quote("brook", -3, 6, "It rains.")))
                .contains(new Place("brook", new Span(0, 9), false));
    }

    @Test
    void aQuoteThatNoSourceHoldsHasNoPlace() {
        assertThat(texts.place(new Quote("brook", 0, 9, "It snows."))).isEmpty();
        assertThat(texts.place(new Quote("brook", 4, 4, ""))).isEmpty();
    }

    @Test
    void aQuoteOfAnUnknownNameIsLookedForInAll() {
        assertThat(texts.place(new Quote("the-canal", 6, 15, "It rains.")))
                .contains(new Place("canal", new Span(6, 15), true));
        assertThat(texts.place(new Quote("the-canal", 7, 16, "It rains.")))
                .contains(new Place("brook", new Span(0, 9), false));
    }

    @Test
    void goldStandsAtItsFirstPlaceInTheSourceItNames() {
        assertThat(texts.place(new Gold("brook", "It rains.")))
                .containsExactly(new Place("brook", new Span(0, 9), false));
        assertThat(texts.place(new Gold("canal", "It rains.")))
                .containsExactly(new Place("canal", new Span(6, 15), false));
        assertThat(texts.place(new Gold("canal", "It pours."))).isEmpty();
    }

    @Test
    void goldOfANameThatIsNoIdStandsWhereItsExcerptStands() {
        assertThat(texts.place(new Gold("017", "The lock is shut.")))
                .containsExactly(new Place("canal", new Span(16, 33), false));
        assertThat(texts.place(new Gold("017", "It rains.")))
                .extracting(Place::sourceId)
                .containsExactly("brook", "canal");
        assertThat(texts.place(new Gold("017", "It snows."))).isEmpty();
    }

    @Test
    void theBeginningOfAnIdChoosesAmongSourcesThatHoldTheExcerpt() {
        assertThat(texts.place(new Gold("can", "It rains.")))
                .containsExactly(new Place("canal", new Span(6, 15), false));
    }

    @Test
    void readsAFolderAsAServerDoes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.b.md"), "\uFEFF# One\r\n");
        Files.write(folder.resolve("c.txt"), "Zwei für alle\n".getBytes(ISO_8859_1));
        Files.writeString(folder.resolve("d.html"), "<p>Three <b>of</b> them.</p>");
        SourceTexts read = SourceTexts.ofFolder(folder);
        SourceTexts served =
                SourceTexts.of(new SourceFolder(folder, DataSize.ofMegabytes(1)).read());
        assertThat(read.place(new Gold("a.b", "# One"))).isNotEmpty();
        for (String text : List.of("# One", "Zwei für alle", "Three of them.")) {
            assertThat(read.place(new Gold("x", text)))
                    .isNotEmpty()
                    .isEqualTo(served.place(new Gold("x", text)));
        }
    }

    @Test
    void refusesAFolderWithoutTexts(@TempDir Path folder) {
        assertThatThrownBy(() -> SourceTexts.ofFolder(folder))
                .hasMessageContaining("holds no document that is read");
        assertThatThrownBy(() -> SourceTexts.ofFolder(folder.resolve("none")))
                .hasMessageContaining("none");
    }
}
