package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.evaluation.data.LabelledQuestion;
import dev.sourcebound.evaluation.data.SourceTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @Test
    void roundsTheExactBinaryValueAndTiesToEven() {
        // 5/16 = 0.3125 and 7/16 = 0.4375 are exact in binary: ties. 0.0005 lies a little above.
        assertThat(Report.fixed(5 / 16.0, 3)).isEqualTo("0.312");
        assertThat(Report.fixed(7 / 16.0, 3)).isEqualTo("0.438");
        assertThat(Report.fixed(0.0005, 3)).isEqualTo("0.001");
        assertThat(Report.fixed(1.005, 2)).isEqualTo("1.00");
        assertThat(Report.fixed(2.5, 0)).isEqualTo("2");
    }

    @Test
    void aReplyIsNotCutInsideOfACharacter(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out.jsonl");
        Observation reply =
                new Observation(
                        false,
                        "a".repeat(399) + "\uD83D\uDE00",
                        List.of(),
                        "not_answered",
                        "q\uD83D?",
                        "{}");
        LabelledQuestion question =
                new LabelledQuestion(
                        "q", "k", "q?", List.of(), false, List.of(), false, null, List.of());
        Judged judged =
                new Judge(List.of(question), new SourceTexts(Map.of()))
                        .judge(question, reply, Duration.ZERO);
        new Report(new Measures(List.of(judged))).write(out);
        assertThat(Files.readString(out))
                .contains("\"text\":\"" + "a".repeat(399) + "\"", "\"q??\"");
    }
}
