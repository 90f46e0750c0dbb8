package dev.sourcebound.corpus;

import static dev.sourcebound.corpus.ChunkerTest.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageTest {

    private static final Passage PASSAGE = chunk("It is. It was. It will be. It ends.").getFirst();

    @ParameterizedTest
    @CsvSource({
        "0, It is. It was.",
        "1, It is. It was. It will be.",
        "2, It was. It will be. It ends.",
        "3, It will be. It ends.",
    })
    void aWindowHoldsASentenceAndItsNeighbours(int sentence, String window) {
        assertThat(PASSAGE.slice(PASSAGE.window(PASSAGE.sentences().get(sentence))))
                .isEqualTo(window);
    }

    @ParameterizedTest
    @CsvSource({"'', BRK: the bakers", "Bread, 'Bread\nBRK: the bakers'"})
    void whatExplainsItFollowsItsContextAndItsTextComesLast(String context, String explained) {
        Passage passage =
                new Passage(
                        PASSAGE.id(),
                        PASSAGE.sourceId(),
                        PASSAGE.revision(),
                        PASSAGE.span(),
                        PASSAGE.text(),
                        PASSAGE.sentences(),
                        context);
        assertThat(passage.textWithContext())
                .isEqualTo(context.isEmpty() ? PASSAGE.text() : context + "\n" + PASSAGE.text());
        Passage more = passage.explained("BRK: the bakers");
        assertThat(more.context()).isEqualTo(explained);
        assertThat(more.textWithContext()).isEqualTo(explained + "\n" + PASSAGE.text());
    }
}
