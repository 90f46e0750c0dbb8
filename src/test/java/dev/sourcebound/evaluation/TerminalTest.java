package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {

    @TempDir private Path folder;

    @Test
    void aFileIsNoTerminal() throws IOException {
        Path link = folder.resolve("2");
        assertThat(Terminal.leadsToTerminal(link)).isEmpty();
        Files.createSymbolicLink(link, folder.resolve("log"));
        assertThat(Terminal.leadsToTerminal(link)).contains(false);
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/dev/pts/3"));
        assertThat(Terminal.leadsToTerminal(link)).contains(true);
    }
}
