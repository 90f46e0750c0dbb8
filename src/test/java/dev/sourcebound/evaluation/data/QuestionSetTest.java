package dev.sourcebound.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionSetTest {

    private static final String GOOD =
            """
            {"id":"a1","kind":"follow_up","question":"And in May?",\
            "history":[{"role":"user","content":"In June?"},{"role":"assistant","content":"Six."}],\
            "answerable":true,"gold":[{"source":"tides","excerpt":"In May it is five."}],\
            "any_of":false,"answer":"Five.","must_contain":[["five","5"]],"note":""}\
            """;

    @TempDir private Path folder;

    @Test
    void readsEveryField() throws IOException {
        assertThat(QuestionSet.read(file(GOOD + "\n\n")).questions())
                .containsExactly(
                        new LabelledQuestion(
                                "a1",
                                "follow_up",
                                "And in May?",
                                List.of(
                                        new Turn(Turn.Role.USER, "In June?"),
                                        new Turn(Turn.Role.ASSISTANT, "Six.")),
                                true,
                                List.of(new Gold("tides", "In May it is five.")),
                                false,
                                "Five.",
                                List.of(List.of("five", "5"))));
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() throws IOException {
        Path file = file(GOOD.replace("\"note\":\"\"", "\"level\":3"));
        assertThat(QuestionSet.read(file).questions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "id":"a1"                | "id":""                | field id must be a text that is not blank, is blank
                    "kind":"follow_up",      | ``                     | field kind must be a text that is not blank, is missing
                    "And in May?"            | 7                      | field question must be a text that is not blank, is a number
                    "role":"assistant"       | "role":"system"        | field history[1].role must be user or assistant
                    "content":"In June?"     | "content":null         | field history[0].content must be a text that is not blank, is null
                    "answerable":true        | "answerable":"yes"     | field answerable must be true or false, is a text
                    "any_of":false,          | ``                     | field any_of must be true or false, is missing
                    "source":"tides",        | ``                     | field gold[0].source must be a text that is not blank, is missing
                    "In May it is five."     | [1]                    | field gold[0].excerpt must be a text that is not blank, is a list
                    must_contain             | must_contains          | field must_contain must be a list, is missing
                    ["five","5"]             | "five"                 | field must_contain[0] must be a list, is a text
                    ["five","5"]             | []                     | field must_contain[0] is empty, give at least one alternative
                    "5"]                     | true]                  | field must_contain[0][1] must be a text that is not blank, is a truth value
                    "answer":"Five."         | "answer":{}            | field answer must be a text that is not blank, is an object
                    """)
    void namesTheLineAndTheFieldThatIsBad(String part, String instead, String message)
            throws IOException {
        String bad = GOOD.replace(part, instead);
        assertThat(bad).isNotEqualTo(GOOD);
        Path file = file("\n" + bad);
        assertThatThrownBy(() -> QuestionSet.read(file))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.COMMAND_INVALID))
                .hasMessage("%s, line 2, %s", file, message);
    }

    @Test
    void refusesAnAnswerableQuestionWithoutGold() throws IOException {
        String goldless = GOOD.replaceAll("\"gold\":\\[[^]]*]", "\"gold\":[]");
        Path file = file(goldless);
        assertThatThrownBy(() -> QuestionSet.read(file))
                .hasMessageEndingWith(
                        "line 1, field gold is empty, an answerable question needs at least one"
                                + " excerpt");
        assertThat(QuestionSet.read(file(goldless.replace("true", "false"))).questions())
                .hasSize(1);
    }

    @Test
    void refusesTwoQuestionsOfOneId() throws IOException {
        Path file = file(GOOD + "\n\n" + GOOD);
        assertThatThrownBy(() -> QuestionSet.read(file))
                .hasMessageEndingWith("line 3, field id is the same as in line 1");
    }

    @Test
    void refusesALineThatIsNoJsonObject() throws IOException {
        Path broken = file(GOOD + "\n{\"id\":");
        assertThatThrownBy(() -> QuestionSet.read(broken))
                .hasMessageContaining("line 2 is not JSON");
        Path list = file("[1]");
        assertThatThrownBy(() -> QuestionSet.read(list))
                .hasMessageEndingWith("line 1 is not a JSON object");
    }

    @Test
    void refusesAFileThatCannotBeRead() throws IOException {
        Path none = folder.resolve("none.jsonl");
        assertThatThrownBy(() -> QuestionSet.read(none)).hasMessageContaining("does not exist");
        Path latin = folder.resolve("latin.jsonl");
        Files.write(latin, new byte[] {'{', (byte) 0xe9, '}'});
        assertThatThrownBy(() -> QuestionSet.read(latin)).hasMessageContaining("not valid UTF-8");
        assertThatThrownBy(() -> QuestionSet.read(folder)).hasMessageContaining("cannot be read");
        Path empty = file(" \n\n");
        assertThatThrownBy(() -> QuestionSet.read(empty)).hasMessageContaining("holds no question");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("questions.jsonl"), content);
    }
}
