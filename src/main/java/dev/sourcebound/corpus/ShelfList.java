package dev.sourcebound.corpus;

import dev.sourcebound.corpus.SourceFile.Made;
import dev.sourcebound.corpus.StoredText.Place;
import dev.sourcebound.corpus.format.DataText;
import dev.sourcebound.corpus.format.Format;
import dev.sourcebound.corpus.format.Reading.Reason;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/// What a [DiskShelf] knows, as it stands on disk: big-endian numbers, texts as their length in
/// bytes and UTF-8, lists as their length and each element; at the end a CRC-32C of all before it.
///
/// @param entries what has been made of each file
/// @param old sources with texts that have been replaced, the one kept longest first
/// @param removed ids of sources that have been removed
record ShelfList(List<Entry> entries, List<Source> old, List<String> removed) {

    /// Changes whenever this form does.
    private static final int VERSION = 0x5B_00_00_01;

    /// @param name of the file, see [SourceFile#name]
    /// @param mark see [DiskShelf]
    record Entry(String name, String mark, Made made, Instant since) {

        /// The file, where it is no longer there.
        SourceFile file() {
            Format format = Format.ofFileName(name).orElse(Format.TEXT);
            return new SourceFile(Path.of(name), name, format, null, null);
        }
    }

    ShelfList {
        entries = List.copyOf(entries);
        old = List.copyOf(old);
        removed = List.copyOf(removed);
    }

    /// Writes it in place of what is there, in one step.
    void write(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (FileOutputStream bytes = new FileOutputStream(beside.toFile());
                CheckedOutputStream checked =
                        new CheckedOutputStream(
                                new BufferedOutputStream(bytes, 1 << 16), new CRC32C());
                DataOutputStream out = new DataOutputStream(checked)) {
            new Writing(out).write(this);
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            bytes.getFD().sync();
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @throws IOException where it is damaged, or a text that it names is not there
    static ShelfList read(Path file, TextFiles texts) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - Long.BYTES;
        CRC32C check = new CRC32C();
        check.update(bytes, 0, Math.max(0, end));
        if (end < 0 || ByteBuffer.wrap(bytes).getLong(end) != check.getValue()) {
            throw new IOException("it is not what was written");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Reading(in, texts).read();
        }
    }

    private record Writing(DataOutputStream out) {

        void write(ShelfList list) throws IOException {
            out.writeInt(VERSION);
            out.writeInt(list.entries().size());
            for (Entry entry : list.entries()) {
                text(entry.name());
                text(entry.mark());
                out.writeLong(entry.since().toEpochMilli());
                switch (entry.made()) {
                    case Made.Of(Source source) -> {
                        out.writeByte(1);
                        source(source);
                    }
                    case Made.Refused(Reason reason, String message) -> {
                        out.writeByte(0);
                        text(reason.name());
                        text(message);
                    }
                }
            }
            out.writeInt(list.old().size());
            for (Source source : list.old()) {
                source(source);
            }
            out.writeInt(list.removed().size());
            for (String id : list.removed()) {
                text(id);
            }
        }

        private void source(Source source) throws IOException {
            text(source.id());
            text(source.title());
            out.writeBoolean(source.titleIsDescription());
            text(source.author());
            text(source.publisher());
            text(source.date());
            text(source.uri());
            text(source.revision());
            out.writeInt(source.pageStarts().size());
            for (int start : source.pageStarts()) {
                out.writeInt(start);
            }
            if (!(source.body() instanceof StoredText stored)) {
                throw new IOException("a text is not on disk");
            }
            Place place = stored.place();
            out.writeInt(stored.length());
            text(place.file().name());
            out.writeLong(place.start());
            out.writeInt(place.bytes());
            out.writeInt(place.check());
        }

        private void text(@Nullable String text) throws IOException {
            DataText.write(text, out);
        }
    }

    private record Reading(DataInputStream in, TextFiles texts) {

        ShelfList read() throws IOException {
            if (in.readInt() != VERSION) {
                throw new IOException("it is of another version");
            }
            List<Entry> entries = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = text();
                String mark = text();
                Instant since = Instant.ofEpochMilli(in.readLong());
                Made made =
                        in.readByte() == 1
                                ? new Made.Of(source())
                                : new Made.Refused(Reason.valueOf(text()), text());
                entries.add(new Entry(name, mark, made, since));
            }
            List<Source> old = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                old.add(source());
            }
            List<String> removed = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                removed.add(text());
            }
            return new ShelfList(entries, old, removed);
        }

        private Source source() throws IOException {
            String id = text();
            String title = text();
            boolean titleIsDescription = in.readBoolean();
            String author = textOrNull();
            String publisher = textOrNull();
            String date = textOrNull();
            String uri = textOrNull();
            String revision = text();
            List<Integer> pageStarts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                pageStarts.add(in.readInt());
            }
            int length = in.readInt();
            Text body =
                    texts.at(text(), in.readLong(), in.readInt(), in.readInt(), revision, length);
            return new Source(
                    id,
                    title,
                    titleIsDescription,
                    author,
                    publisher,
                    date,
                    uri,
                    body,
                    revision,
                    pageStarts);
        }

        private String text() throws IOException {
            String text = textOrNull();
            if (text == null) {
                throw new IOException("a text is missing");
            }
            return text;
        }

        private @Nullable String textOrNull() throws IOException {
            return DataText.read(in);
        }
    }
}
