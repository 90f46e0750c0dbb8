package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.evaluation.Observation.Candidate;
import dev.sourcebound.evaluation.Observation.Found;
import dev.sourcebound.evaluation.Round.Timed;
import dev.sourcebound.evaluation.data.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final SortedMap<String, String> MADE =
            new TreeMap<>(Map.of("questions", "q, sha256:1", "settings", "none"));

    @TempDir private Path folder;

    @Test
    void whatWasKeptIsFoundAgain() {
        Timed reply = reply("f");
        RunFolder.open(folder, MADE).keep("q1", reply);
        RunFolder again = RunFolder.open(folder, MADE);
        assertThat(again.size()).isEqualTo(1);
        assertThat(again.find("q1")).isEqualTo(reply);
        assertThat(again.find("q2")).isNull();
    }

    @Test
    void aLineThatWasNotFinishedIsAskedAgain() throws IOException {
        RunFolder run = RunFolder.open(folder, MADE);
        run.keep("q1", reply("f"));
        byte[] whole = Files.readAllBytes(folder.resolve("results.jsonl"));
        Files.writeString(
                folder.resolve("results.jsonl"), "{\"id\":\"q2\",\"rep", StandardOpenOption.APPEND);
        RunFolder again = RunFolder.open(folder, MADE);
        assertThat(again.size()).isEqualTo(1);
        assertThat(folder.resolve("results.jsonl")).hasBinaryContent(whole);
    }

    @Test
    void aLineThatBrokeOffWithinACharacterIsAskedAgain() throws IOException {
        RunFolder.open(folder, MADE).keep("q1", reply("f"));
        Path results = folder.resolve("results.jsonl");
        byte[] whole = Files.readAllBytes(results);
        byte firstOfTwo = (byte) 0xC3;
        Files.write(results, new byte[] {'{', '"', firstOfTwo}, StandardOpenOption.APPEND);
        assertThat(RunFolder.open(folder, MADE).size()).isEqualTo(1);
        assertThat(results).hasBinaryContent(whole);
    }

    @Test
    void anotherRunIsRefusedByWhatDiffers() {
        RunFolder.open(folder, MADE);
        SortedMap<String, String> other = new TreeMap<>(MADE);
        other.put("settings", "--a.b=c");
        assertThatThrownBy(() -> RunFolder.open(folder, other))
                .hasMessageContaining("was begun with another settings (none, now --a.b=c)");
    }

    @Test
    void aReplyOfAnotherEngineIsRefused() {
        RunFolder.open(folder, MADE).keep("q1", reply("f"));
        RunFolder again = RunFolder.open(folder, MADE);
        assertThatThrownBy(() -> again.keep("q2", reply("g")))
                .hasMessageContaining("question q2: the reply's fingerprint is g")
                .hasMessageContaining("is f");
    }

    @Test
    void repliesWithoutAHeaderAreNotTakenOver() throws IOException {
        Files.writeString(folder.resolve("results.jsonl"), "");
        assertThatThrownBy(() -> RunFolder.open(folder, MADE))
                .hasMessageContaining("has replies but no run.json");
    }

    private static Timed reply(String fingerprint) {
        Quote quote = new Quote("s", 1, 4, "é<\n");
        return new Timed(
                new Observation(
                        true,
                        "text",
                        List.of(quote),
                        null,
                        "q?",
                        "{\"a\":1}",
                        "x",
                        new Candidate(0.25, "text", List.of(quote)),
                        List.of(new Found("s", 0, 9)),
                        fingerprint),
                Duration.ofNanos(1_234_567));
    }
}
