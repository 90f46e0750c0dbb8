package dev.sourcebound.decision;

import java.io.IOException;
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
import java.util.stream.Stream;

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

    /// All lines that are there, oldest first.
    void each(Consumer<String> reading) throws IOException {
        for (Path file : List.of(older, latest)) {
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(reading);
                }
            }
        }
    }

    void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (Files.exists(latest) && Files.size(latest) + bytes.length > half) {
            Files.move(latest, older, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(latest)) {
            create();
        }
        try (FileChannel file = FileChannel.open(latest, StandardOpenOption.APPEND)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
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
