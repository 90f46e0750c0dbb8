package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The engine as it stands, over a committed set of questions that nothing was fitted on: no figure
/// may fall below its line. `src/docs/evaluation.md` says how to draw the lines anew.
class QuestionGateTest {

    private static final Path GATE = Path.of("src/test/resources/evaluation/gate");
    private static final Path DOCUMENTS = Path.of("src/test/resources/claims/ferry/docs");

    @Test
    void noFigureFallsBelowItsLine() {
        Console console = new Console();
        int exit =
                console.run(
                        SourceboundApplication.class,
                        "evaluate",
                        "--questions",
                        GATE.resolve("ferry.jsonl").toString(),
                        "--corpus",
                        DOCUMENTS.toString(),
                        "--lines",
                        GATE.resolve("ferry-lines.json").toString());
        assertThat(exit).as("%s%n%s", console.out(), console.err()).isZero();
    }
}
