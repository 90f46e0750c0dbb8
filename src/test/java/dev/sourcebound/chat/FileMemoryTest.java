package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.problem.AppException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

@Timeout(120)
class FileMemoryTest {

    private static final int SAID = 40;

    @TempDir Path folder;

    @Test
    void whatWasKeptIsThereAfterTheProcessWasKilled() throws Exception {
        Process child = child();
        try (BufferedReader told = child.inputReader()) {
            for (int i = 0; i < SAID; i++) {
                assertThat(told.readLine()).isEqualTo("kept " + i);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }

        try (FileMemory memory = open(folder)) {
            for (int i = 0; i < SAID; i++) {
                assertThat(Messages.turns(memory.getMessages("conversation-" + i)))
                        .isEqualTo(turns(i));
            }
        }
    }

    @Test
    void whatWasForgottenIsNotThereAfterAReopening() {
        try (FileMemory memory = open(folder)) {
            memory.updateMessages("a", Messages.of(turns(1)));
            memory.updateMessages("b", Messages.of(turns(2)));
            memory.deleteMessages("a");
        }
        try (FileMemory memory = open(folder)) {
            assertThat(memory.getMessages("a")).isEmpty();
            assertThat(Messages.turns(memory.getMessages("b"))).isEqualTo(turns(2));
        }
    }

    @Test
    void whoeverIsInterruptedCanKeepAndClosesTheFileForNobody() {
        try (FileMemory memory = open(folder)) {
            Thread.currentThread().interrupt();
            memory.updateMessages("a", Messages.of(turns(1)));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(memory.getMessages("a")).hasSize(2);
        }
    }

    @Test
    void aFolderInUseIsRefusedByNameAndSetting() {
        try (FileMemory memory = open(folder)) {
            memory.updateMessages("a", Messages.of(turns(1)));
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("sourcebound.conversation.folder");
        }
    }

    @Test
    void whatCannotBeKeptAnyMoreIsToldWithTheMend() {
        FileMemory memory = open(folder);
        memory.close();
        assertThatThrownBy(() -> memory.updateMessages("a", Messages.of(turns(1))))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("ask without 'conversation'");
    }

    /// Keeps, tells so, and waits to be killed.
    public static void main(String... arguments) throws InterruptedException {
        FileMemory memory = open(Path.of(arguments[0]));
        for (int i = 0; i < SAID; i++) {
            memory.updateMessages("conversation-" + i, Messages.of(turns(i)));
            System.out.println("kept " + i);
        }
        new CountDownLatch(1).await();
    }

    private Process child() throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FileMemoryTest.class.getName(),
                                folder.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static List<Turn> turns(int i) {
        return List.of(
                Turn.asked("Question " + i + "?", "Question " + i + " of the mill?"),
                new Turn(Turn.Role.ASSISTANT, "Reply " + i, null, List.of("quote " + i)));
    }

    private static FileMemory open(Path folder) {
        return new FileMemory(
                folder,
                new ConversationSettings(
                        1_000, 20, DataSize.ofMegabytes(8), Duration.ofHours(1), folder),
                InstantSource.system());
    }
}
