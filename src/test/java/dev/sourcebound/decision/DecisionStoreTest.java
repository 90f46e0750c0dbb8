package dev.sourcebound.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.decision.Feedback.Verdict;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionStoreTest {

    private static final long SMALL = 64 << 10;

    /// As a conversation that the server remembers has it.
    private static final List<Turn> HISTORY =
            List.of(
                    new Turn(
                            Turn.Role.USER,
                            "When does it cross?",
                            "When does the ferry cross?",
                            null),
                    new Turn(
                            Turn.Role.ASSISTANT, "At nine.", null, List.of("It crosses at nine.")));

    @TempDir private Path folder;

    @Test
    void whatIsKeptIsFoundAgainWithWhatWasAsked() {
        try (DecisionStore store = new DecisionStore(folder, SMALL)) {
            store.keep(kept("r1", "And in winter?"));
        }
        DecisionFolder.Past past = new DecisionFolder(folder).find("r1").orElseThrow();
        assertThat(past.request().question()).isEqualTo("And in winter?");
        assertThat(past.request().history()).isEqualTo(HISTORY);
        assertThat(past.request().sources()).containsExactlyInAnyOrder("a", "b");
        assertThat(past.answered()).isFalse();
        assertThat(past.json()).isEqualTo(kept("r1", "And in winter?").decision().canonical());
        assertThat(new DecisionFolder(folder).find("r2")).isEmpty();
    }

    @Test
    void theFilesNeverGrowBeyondTheirSizeAndTheLatestAreThere() throws IOException {
        int many = 2_000;
        for (int first = 0; first < many; first += 500) {
            // Fewer at once than wait for the disk, so that none is left out.
            try (DecisionStore store = new DecisionStore(folder, SMALL)) {
                for (int i = first; i < first + 500; i++) {
                    store.keep(kept("r" + i, "And in winter?"));
                }
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum())
                    .isLessThanOrEqualTo(SMALL);
        }
        assertThat(new DecisionFolder(folder).find("r" + (many - 1))).isPresent();
        assertThat(new DecisionFolder(folder).find("r0")).isEmpty();
    }

    @Test
    void feedbackIsTakenOnWhatIsKeptAlsoAfterARestartAndTheLastWordCounts() {
        try (DecisionStore store = new DecisionStore(folder, SMALL)) {
            store.keep(kept("r1", "And in winter?"));
        }
        try (DecisionStore store = new DecisionStore(folder, SMALL)) {
            assertThat(store.knows("r1")).isTrue();
            assertThat(store.knows("")).isFalse();
            assertThat(store.knows("r2")).isFalse();
            store.keep(said("r1", Verdict.WRONG));
            store.keep(said("r1", Verdict.RIGHT));
        }
        assertThat(new DecisionFolder(folder).judged())
                .singleElement()
                .satisfies(judged -> {
                    assertThat(judged.past().id()).isEqualTo("r1");
                    assertThat(judged.feedback().verdict()).isEqualTo(Verdict.RIGHT);
                });
    }

    /// The second within a character.
    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"r", "{\"id\":\"r2\",\"caller\":\"Zo\u00c3"})
    void aLineThatAKillCutShortIsPassedOverAndTheNextIsKept(String stump) throws IOException {
        try (DecisionStore store = new DecisionStore(folder, SMALL)) {
            store.keep(kept("r1", "And in winter?"));
        }
        Files.writeString(
                folder.resolve("decisions.jsonl"),
                stump,
                StandardCharsets.ISO_8859_1,
                StandardOpenOption.APPEND);
        try (DecisionStore store = new DecisionStore(folder, SMALL)) {
            assertThat(store.knows("r1")).isTrue();
            store.keep(kept("r3", "And in spring?"));
        }
        assertThat(new DecisionFolder(folder).find("r1")).isPresent();
        assertThat(new DecisionFolder(folder).find("r2")).isEmpty();
        assertThat(new DecisionFolder(folder).find("r3")).isPresent();
    }

    @Test
    void aFolderThatCannotBeOneIsToldAtTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new DecisionStore(file.resolve("below"), SMALL))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_INVALID))
                .hasMessageContaining("sourcebound.decision.folder");
    }

    private static Kept kept(String id, String question) {
        return new Kept(
                id,
                Instant.EPOCH,
                "anonymous",
                new Decision(
                        question,
                        HISTORY,
                        new TreeSet<>(List.of("b", "a")),
                        new Decision.Thresholds(0.64, 0.5),
                        List.of(),
                        List.of(),
                        List.of(new Decision.Checked("passed", 12)),
                        new ChatReply(
                                question,
                                new Reply.Refusal(
                                        Reply.Reason.NOT_ANSWERED,
                                        "No.",
                                        new Provenance("e", "r", "w", "sha256:0")))));
    }

    private static Said said(String id, Verdict verdict) {
        return new Said(id, Instant.EPOCH, new Feedback(verdict, null, List.of()));
    }
}
