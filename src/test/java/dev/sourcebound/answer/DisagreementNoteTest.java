package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Reply.Note.Kind;
import dev.sourcebound.testing.Sourcebound;
import dev.sourcebound.testing.SourceboundTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Two documents of one thing, and questions on which they differ, or only seem to: the same in
/// another spelling, or a figure of something else.
@SourceboundTest(folder = "src/test/resources/disagreements/docs")
class DisagreementNoteTest {

    private static final Path PAIRS = Path.of("src/test/resources/disagreements/pairs.jsonl");

    /// A little below what is reached, which `src/docs/measures.md` gives: seven of eight, seven of
    /// eleven.
    private static final double PRECISION = 0.8;

    private static final double RECALL = 0.6;

    @Test
    void saysThatSourcesDifferMoreOftenWhereTheyDo(Sourcebound baths) throws IOException {
        NotedQuestions noted = NotedQuestions.ask(baths, PAIRS, "differ", Kind.SOURCES_DIFFER);
        assertThat(noted.precision())
                .as("wrongly said of %s", noted.wrongly())
                .isGreaterThanOrEqualTo(PRECISION);
        assertThat(noted.recall()).as("said of %s", noted.rightly()).isGreaterThanOrEqualTo(RECALL);
    }
}
