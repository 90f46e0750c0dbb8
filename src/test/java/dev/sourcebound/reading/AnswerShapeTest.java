package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerShapeTest {

    private static final String SENTENCE =
            "On 14 March 1998 Ilse Marandt opened the basin for 31 million crowns because the old quay leaked.";

    @Test
    void findsAQuantityWithItsUnit() {
        assertThat(find(Asked.QUANTITY, Set.of("march", "14", "1998")))
                .isEqualTo("31 million crowns");
    }

    @Test
    void findsADate() {
        assertThat(find(Asked.TIME, Set.of())).isEqualTo("14 March 1998");
    }

    @Test
    void findsANameThatTheQuestionDoesNotHave() {
        assertThat(find(Asked.PERSON, Set.of("march"))).isEqualTo("Ilse Marandt");
    }

    @Test
    void findsANameOfAnyNumberOfWords() {
        String names = "B ".repeat(20_000) + "of the Bay of Biscay";
        assertThat(AnswerShape.find(Asked.PLACE, names, Set.of()).orElseThrow().of(names))
                .isEqualTo("B ".repeat(20_000).strip());
        String bay = "from the Bay of Biscay and the North of it";
        assertThat(AnswerShape.find(Asked.PLACE, bay, Set.of()).orElseThrow().of(bay))
                .isEqualTo("Bay of Biscay");
    }

    @Test
    void findsACause() {
        assertThat(find(Asked.CAUSE, Set.of())).isEqualTo("because the old quay leaked.");
    }

    @Test
    void findsNothingWhereNothingNewHasTheShape() {
        assertThat(AnswerShape.find(Asked.TIME, "It opened in 1998.", Set.of("1998"))).isEmpty();
        assertThat(AnswerShape.find(Asked.PLACE, "it opened late.", Set.of())).isEmpty();
    }

    private static String find(Asked asked, Set<String> known) {
        return AnswerShape.find(asked, SENTENCE, known).orElseThrow().of(SENTENCE);
    }
}
