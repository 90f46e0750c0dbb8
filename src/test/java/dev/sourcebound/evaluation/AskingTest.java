package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskingTest {

    @Test
    void goesRoundItsQuestions() {
        Iterator<String> questions = Asking.endless(List.of("Who?", "When?"));
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(questions.next());
        }
        assertThat(asked).containsExactly("Who?", "When?", "Who?", "When?", "Who?");
    }
}
