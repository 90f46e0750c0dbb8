package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetTest {

    @TempDir private Path folder;

    @Test
    void readsADocumentWithItsQuestions() throws IOException {
        Path file =
                file(
                        """
                        == m-1 | The mill
                        s It was built in 1810.
                        s | Wheel | oak |
                        s | Stones | granite |
                        s It burned down twice.
                        q direct 1 | When was it built? | 1810
                        q multi 1,4 | How old is it, and is it whole? | 1810
                        f direct 4 | Does it still stand? | Why not? | burned down
                        u attribute | Who built it?
                        c ok 1 paraphrase | The mill dates from 1810.
                        """);
        TrainingDocument mill = TrainingSet.read(file, TrainingSetTest::joined).getFirst();
        assertThat(mill.source().text())
                .isEqualTo(
                        "It was built in 1810.\n| Wheel | oak |\n| Stones | granite |\nIt burned down twice.");
        assertThat(mill.questions())
                .extracting(TrainingDocument.TrainingQuestion::text)
                .containsExactly(
                        "When was it built?",
                        "How old is it, and is it whole?",
                        "Does it still stand? + Why not?",
                        "Who built it?");
        assertThat(mill.questions().get(1).evidence())
                .extracting(mill.source()::slice)
                .containsExactly("It was built in 1810.", "It burned down twice.");
        assertThat(mill.questions().get(3).answerable()).isFalse();
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path file = file("== m-1 | The mill\ns It was built.\nq direct 2 | When? | now\n");
        assertThatThrownBy(() -> TrainingSet.read(file, TrainingSetTest::joined))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("m-01.txt, line 3");
    }

    @Test
    void aFolderWithoutDocumentsIsRefused() {
        assertThatThrownBy(() -> TrainingSet.files(folder))
                .isInstanceOf(AppException.class)
                .hasMessageContaining(folder.toString());
    }

    private static String joined(String question, List<Turn> history) {
        return history.isEmpty() ? question : history.getFirst().content() + " + " + question;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("m-01.txt"), text);
    }
}
