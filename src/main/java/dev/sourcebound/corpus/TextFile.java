package dev.sourcebound.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of texts, one after the other, that only ever grows. Read without channels, which an
/// interrupted reader would close for all others. Thread-safe.
final class TextFile implements Closeable {

    private final Path path;
    private final RandomAccessFile file;
    private long size;

    private TextFile(Path path, String mode) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), mode);
        this.size = file.length();
    }

    /// One that is not there yet.
    static TextFile create(Path path) throws IOException {
        Files.createFile(path);
        return new TextFile(path, "rw");
    }

    /// One that nothing is added to any more.
    static TextFile open(Path path) throws IOException {
        return new TextFile(path, "r");
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    synchronized long size() {
        return size;
    }

    /// Adds bytes and says where they begin.
    synchronized long append(byte[] bytes) throws IOException {
        long start = size;
        file.seek(start);
        file.write(bytes);
        size += bytes.length;
        return start;
    }

    synchronized byte[] read(long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return bytes;
    }

    /// Returns when what was added has reached the disk.
    synchronized void force() throws IOException {
        file.getFD().sync();
    }

    /// Takes it away. Whoever still reads from it may go on, where the system lets a file be read
    /// that has no name any more.
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
