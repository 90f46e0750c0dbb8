package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Reply.Note.Kind;
import dev.sourcebound.testing.Sourcebound;
import dev.sourcebound.testing.SourceboundTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Two documents, and questions of which half take for granted what the documents deny; the others
/// are answered by them, or by nothing.
@SourceboundTest(
        folder = "src/test/resources/premises/docs",
        settings = "sourcebound.answer.max-false-answer-rate=0.1")
class PremiseNoteTest {

    private static final Path QUESTIONS = Path.of("src/test/resources/premises/questions.jsonl");

    /// A little below what is reached, which `src/docs/measures.md` gives.
    private static final double RECALL = 0.15;

    @Test
    void saysThatAPremiseIsWrongOnlyWhereItIs(Sourcebound observatory) throws IOException {
        NotedQuestions noted =
                NotedQuestions.ask(observatory, QUESTIONS, "wrong", Kind.FALSE_PREMISE);
        assertThat(noted.wrongly()).isEmpty();
        assertThat(noted.recall()).as("said of %s", noted.rightly()).isGreaterThanOrEqualTo(RECALL);
    }
}
