package dev.sourcebound.decision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/// A file of lines that never grows beyond a size: when half of it is full it becomes the older
/// half, and what was that goes. For one thread.
final class LineFile {

    private final Path latest;
    private final Path older;
    private final long half;

    /// @param size bytes of both halves, `>= 2`
    LineFile(Path folder, String name, long size) {
        this.latest = folder.resolve(name + ".jsonl");
        this.older = folder.resolve(name + ".older.jsonl");
        this.half = size / 2;
    }

    /// All lines that are there, oldest first; what a kill cut short is one of them, and may end
    /// within a character.
    void each(Consumer<String> reading) throws IOException {
        for (Path file : List.of(older, latest)) {
            if (Files.exists(file)) {
                // This decoder replaces what is no character; that of Files fails.
                try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(file), StandardCharsets.UTF_8))) {
                    lines.lines().forEach(reading);
                }
            }
        }
    }

    void append(String line) throws IOException {
        endLast();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        if (Files.exists(latest) && Files.size(latest) + bytes.remaining() > half) {
            Files.move(latest, older, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(latest)) {
            create();
        }
        write(bytes);
    }

    /// A line that was cut short must not take the next one with it.
    private void endLast() throws IOException {
        if (Files.exists(latest) && isCutShort()) {
            write(StandardCharsets.UTF_8.encode("\n"));
        }
    }

    private boolean isCutShort() throws IOException {
        try (FileChannel file = FileChannel.open(latest, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        try (FileChannel file = FileChannel.open(latest, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /// What people ask is for nobody else on this machine.
    private void create() throws IOException {
        Files.createFile(latest);
        if (Files.getFileStore(latest).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(latest, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
