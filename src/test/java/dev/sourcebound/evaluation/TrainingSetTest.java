package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Stance;
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
                        u attribute 1 | Who built it?
                        u premise 4 | Why was it spared by fire?
                        c ok 1 paraphrase | The mill dates from 1810.
                        c bad 1,4 number | It burned down before 1810.
                        c none 4 added | It was arson.
                        """);
        TrainingDocument mill = TrainingSet.read(file).getFirst();
        assertThat(mill.source().text())
                .isEqualTo(
                        "It was built in 1810.\n| Wheel | oak |\n| Stones | granite |\nIt burned down twice.");
        assertThat(mill.questions())
                .extracting(TrainingDocument.TrainingQuestion::text)
                .containsExactly(
                        "When was it built?",
                        "How old is it, and is it whole?",
                        "Why not?",
                        "Who built it?",
                        "Why was it spared by fire?");
        assertThat(mill.questions().get(2).history())
                .containsExactly(new Turn(Turn.Role.USER, "Does it still stand?"));
        assertThat(mill.questions().get(1).evidence())
                .extracting(mill.source()::slice)
                .containsExactly("It was built in 1810.", "It burned down twice.");
        assertThat(mill.questions().get(3)).matches(q -> !q.answerable() && q.evidence().isEmpty());
        assertThat(mill.questions().get(4))
                .matches(q -> !q.answerable() && q.stance() == Stance.WRONG_PREMISE)
                .extracting(q -> q.evidence().stream().map(mill.source()::slice).toList())
                .isEqualTo(List.of("It burned down twice."));
        assertThat(mill.claims())
                .extracting(TrainingDocument.TrainingClaim::text)
                .containsExactly(
                        "The mill dates from 1810.",
                        "It burned down before 1810.",
                        "It was arson.");
        assertThat(mill.claims())
                .extracting(TrainingDocument.TrainingClaim::verdict)
                .containsExactly(
                        ClaimVerdict.SUPPORTED,
                        ClaimVerdict.CONTRADICTED,
                        ClaimVerdict.NOT_MENTIONED);
        assertThat(mill.claims().get(1).evidence()).isEqualTo(mill.questions().get(1).evidence());
        assertThat(mill.claims().get(2).edit()).isEqualTo("added");
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path file = file("== m-1 | The mill\ns It was built.\nq direct 2 | When? | now\n");
        assertThatThrownBy(() -> TrainingSet.read(file))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("m-01.txt, line 3");
    }

    @Test
    void aClaimNeedsAVerdict() throws IOException {
        Path file = file("== m-1 | The mill\ns It was built.\nc maybe 1 added | It stands.\n");
        assertThatThrownBy(() -> TrainingSet.read(file))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("line 3: a claim is ok, bad or none, got 'maybe'");
    }

    @Test
    void heldFilesAreTwoOrMore() {
        List<Path> files = List.of(Path.of("a-01.txt"), Path.of("a-07.txt"), Path.of("b-07.txt"));
        assertThat(TrainingSet.held(files, "07")).isEqualTo(files.subList(1, 3));
        assertThat(TrainingSet.held(files, "01,07")).isEqualTo(files);
        assertThatThrownBy(() -> TrainingSet.held(files, "01,02"))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("two files or more must end in -01.txt or -02.txt, found 1");
    }

    @Test
    void aFolderWithoutDocumentsIsRefused() {
        assertThatThrownBy(() -> TrainingSet.files(folder))
                .isInstanceOf(AppException.class)
                .hasMessageContaining(folder.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("m-01.txt"), text);
    }
}
