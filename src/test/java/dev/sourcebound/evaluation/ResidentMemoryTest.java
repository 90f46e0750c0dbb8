package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {

    @TempDir private Path folder;

    @Test
    void readsWhatIsResidentInMebibytes() throws IOException {
        // 524288 / 1024 = 512; 532992 / 1024 = 520.5, rounded up
        Path status =
                file(
                        "Name:\tjava\nVmPeak:\t 9999999 kB\nVmHWM:\t  532992 kB\nVmRSS:\t  524288 kB\n");
        assertThat(ResidentMemory.read(status)).contains(new ResidentMemory(512, 521));
    }

    @Test
    void isNotAvailableWhereTheSystemDoesNotTell() throws IOException {
        assertThat(ResidentMemory.read(folder.resolve("none"))).isEmpty();
        assertThat(ResidentMemory.read(file("VmRSS:\t 1024 kB\n"))).isEmpty();
        assertThat(ResidentMemory.read(file("VmRSS:\nVmHWM:\n"))).isEmpty();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("status"), content);
    }
}
