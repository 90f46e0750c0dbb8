package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sourcebound.chat.Turn;
import dev.sourcebound.evaluation.FitExample.Evidence;
import dev.sourcebound.evaluation.LabelledCorpus.Asked;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledCorpusTest {

    private static final String MILL =
            """
            == m-1 | The mill
            s It was built in 1810.
            q direct 1 | When was it built? | 1810
            u attribute | Who built it?
            """;

    private static final String LINE =
            """
            {"id": "%s", "kind": "direct_fact", "question": "%s", "history": [], "answerable": %s, "gold": [%s], \
            "any_of": false, "must_contain": []}
            """;

    @TempDir private Path folder;

    @Test
    void readsAFolderOfDocumentsAndQuestions() throws IOException {
        corpus(
                LINE.formatted("1", "When?", true, gold("In 1810."))
                        + LINE.formatted("2", "Who?", false, ""));
        LabelledCorpus corpus = LabelledCorpus.ofFolder(folder, LabelledCorpusTest::joined);
        assertThat(corpus.sources()).extracting(s -> s.id()).containsExactly("mill");
        assertThat(corpus.questions()).extracting(Asked::text).containsExactly("When?", "Who?");
        Evidence evidence = corpus.questions().getFirst().evidence().getFirst();
        assertThat(corpus.sources().getFirst().slice(evidence.span())).isEqualTo("In 1810.");
        assertThat(corpus.questions().get(1).evidence()).isEmpty();
        assertThat(corpus.questions()).noneMatch(Asked::outOfScope);
    }

    @Test
    void whatStandsNearAnUnanswerableQuestionIsNoEvidence() throws IOException {
        corpus(LINE.formatted("1", "Who built it?", false, gold("In 1810.")));
        LabelledCorpus corpus = LabelledCorpus.ofFolder(folder, LabelledCorpusTest::joined);
        assertThat(corpus.questions().getFirst().evidence()).isEmpty();
    }

    @Test
    void goldThatIsInNoDocumentIsTold() throws IOException {
        corpus(LINE.formatted("7", "When?", true, gold("In 1811.")));
        assertThatThrownBy(() -> LabelledCorpus.ofFolder(folder, LabelledCorpusTest::joined))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("question 7")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aFolderWithoutQuestionsIsRefused() throws IOException {
        corpus("");
        Files.delete(folder.resolve("questions.jsonl"));
        assertThatThrownBy(() -> LabelledCorpus.withLists(folder, LabelledCorpusTest::joined))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("questions.jsonl");
    }

    @Test
    void findsTheFoldersThatHoldQuestions() throws IOException {
        corpus(LINE.formatted("1", "Who?", false, ""));
        Files.createDirectory(folder.resolve("other"));
        assertThat(LabelledCorpus.folders(folder.getParent())).contains(folder);
        assertThat(LabelledCorpus.folders(folder)).isEmpty();
    }

    @Test
    void eachTemptingQuestionHasOneOutOfScopeBesideIt() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("m-01.txt"),
                        MILL
                                + """
                                == m-2 | The dam
                                s It holds.
                                q direct 1 | Does it hold? | holds
                                """);
        LabelledCorpus corpus = LabelledCorpus.ofFile(file, LabelledCorpusTest::joined);
        assertThat(corpus.questions())
                .extracting(Asked::text, Asked::outOfScope, Asked::among)
                .containsExactly(
                        tuple("When was it built?", false, Set.of()),
                        tuple("Who built it?", false, Set.of()),
                        tuple("When was it built?", true, Set.of("m-2")),
                        tuple("Does it hold?", false, Set.of()));
    }

    @Test
    void aSingleDocumentHasNothingOutOfScope() throws IOException {
        Path file = Files.writeString(folder.resolve("m-01.txt"), MILL);
        assertThat(LabelledCorpus.ofFile(file, LabelledCorpusTest::joined).questions())
                .extracting(Asked::text)
                .containsExactly("When was it built?", "Who built it?");
    }

    private void corpus(String questions) throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("docs")).resolve("mill.txt"),
                "The mill\n\nIt was built long ago. In 1810.\n");
        Files.writeString(folder.resolve("questions.jsonl"), questions);
    }

    private static String gold(String excerpt) {
        return "{\"source\": \"mill\", \"excerpt\": \"%s\"}".formatted(excerpt);
    }

    private static String joined(String question, List<Turn> history) {
        return history.isEmpty() ? question : history.getFirst().content() + " + " + question;
    }
}
