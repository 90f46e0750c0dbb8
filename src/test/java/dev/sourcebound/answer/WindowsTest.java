package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {

    private static final Source TOLL =
            Sources.source("toll", "The toll", "Ann pays. Bea pays. Cay pays. Dan pays. Eva pays.");

    /// Excerpts and windows are parted by `/`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann pays.           | Ann pays. Bea pays.",
                "Cay pays.           | Bea pays. Cay pays. Dan pays.",
                "Cay                 | Bea pays. Cay pays. Dan pays.",
                "Bea pays. Cay pays. | Ann pays. Bea pays. Cay pays. Dan pays.",
                "Ann pays./Eva pays. | Ann pays. Bea pays./Dan pays. Eva pays.",
                "Ann pays./Cay pays. | Ann pays. Bea pays. Cay pays. Dan pays.",
                "Eva pays./Cay pays. | Bea pays. Cay pays. Dan pays. Eva pays.",
                "Ann pays./Eva pays./Cay pays. | Ann pays. Bea pays. Cay pays. Dan pays. Eva pays.",
                "Ann pays./Ann pays. | Ann pays. Bea pays."
            })
    void anExcerptIsReadWithTheSentencesBesideItAndOverlapsAreOne(String excerpts, String windows) {
        List<Excerpt> given =
                Arrays.stream(excerpts.split("/", -1)).map(e -> Sources.excerpt(TOLL, e)).toList();
        assertThat(Windows.around(given, List.of(Sources.passage(TOLL))))
                .extracting(Passage::text)
                .containsExactly(windows.split("/", -1));
    }

    @Test
    void windowsOfTwoPassagesStayTwoThoughTheirOffsetsOverlap() {
        Source fair = Sources.source("fair", "The fair", TOLL.text());
        assertThat(
                        Windows.around(
                                List.of(
                                        Sources.excerpt(TOLL, "Ann pays."),
                                        Sources.excerpt(fair, "Ann pays.")),
                                List.of(Sources.passage(fair), Sources.passage(TOLL))))
                .extracting(Passage::sourceId)
                .containsExactly("toll", "fair");
    }

    @Test
    void aWindowHasTheSentencesAndHeadingsOfItsPassage() {
        Passage toll = Sources.passage(TOLL);
        Passage titled =
                toll(toll.revision(), toll.text(), toll.sentences(), "The toll > Who pays");
        assertThat(Windows.around(List.of(Sources.excerpt(TOLL, "Eva pays.")), List.of(titled)))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.sentences())
                            .extracting(window::slice)
                            .containsExactly("Dan pays.", "Eva pays.");
                    assertThat(window.context()).isEqualTo("The toll > Who pays");
                });
    }

    @Test
    void anExcerptThatIsInNoPassageIsReadAlone() {
        Passage toll = Sources.passage(TOLL);
        Passage other = Sources.passage(Sources.source("fair", "The fair", TOLL.text()));
        List<Span> ann = List.of(new Span(0, 9));
        Passage before = toll("sha256:before", toll.text(), toll.sentences(), "");
        Passage beginning = toll(toll.revision(), "Ann pays.", ann, "");
        // A repeat of another sentence is listed among no passage's sentences.
        Passage repeats = toll(toll.revision(), toll.text(), ann, "");
        Excerpt excerpt = Sources.excerpt(TOLL, "Cay pays. Dan pays.");
        assertThat(Windows.around(List.of(excerpt), List.of(other, before, beginning, repeats)))
                .singleElement()
                .satisfies(window -> {
                    assertThat(Windows.excerpt(window)).isEqualTo(excerpt);
                    assertThat(window.sentences())
                            .extracting(window::slice)
                            .containsExactly("Cay pays.", "Dan pays.");
                });
    }

    @Test
    void anExcerptWithoutASentenceIsOne() {
        Source headed = Sources.source("h", "H", "## The toll\n\nAnn pays.");
        Excerpt heading = Sources.excerpt(headed, "## The toll");
        assertThat(Windows.around(List.of(heading), List.of()))
                .singleElement()
                .satisfies(
                        window -> assertThat(window.sentences()).containsExactly(heading.span()));
    }

    /// A passage from the beginning of the source.
    private static Passage toll(
            String revision, String text, List<Span> sentences, String context) {
        Span span = new Span(0, text.length());
        return new Passage("toll#000000", "toll", revision, span, text, sentences, context);
    }
}
