package dev.sourcebound.corpus.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/// The process that reads documents for another one: documents come in on standard input, what came
/// of each goes out on standard output, until the input ends.
final class ReaderProcess {

    private ReaderProcess() {}

    /// Reads until there is no more.
    ///
    /// @param arguments the limits: pages, text, unpacked bytes
    public static void main(String[] arguments) throws IOException {
        // What a library prints must not get between the replies.
        System.setOut(System.err);
        ReadingLimits limits =
                new ReadingLimits(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        DataSize.ofBytes(Long.parseLong(arguments[2])),
                        Duration.ofSeconds(1),
                        ReadingLimits.DEFAULTS.memory());
        try (DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                DataOutputStream out =
                        new DataOutputStream(
                                new BufferedOutputStream(
                                        new FileOutputStream(FileDescriptor.out)))) {
            while (true) {
                Format format = Format.valueOf(in.readUTF());
                byte[] bytes = in.readNBytes(in.readInt());
                write(Formats.read(format, bytes, limits), out);
                out.flush();
            }
        } catch (EOFException e) {
            // Nobody has more to read.
        }
    }

    /// Hands a document over.
    static void send(Format format, byte[] bytes, DataOutputStream out) throws IOException {
        out.writeUTF(format.name());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /// Takes what came of it.
    static Reading receive(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return new Reading.Refused(
                    Reading.Reason.valueOf(in.readUTF()), String.valueOf(DataText.read(in)));
        }
        String text = String.valueOf(DataText.read(in));
        String title = DataText.read(in);
        String author = DataText.read(in);
        int pages = in.readInt();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            starts.add(in.readInt());
        }
        return new Reading.Read(new DocumentText(text, starts, title, author));
    }

    private static void write(Reading reading, DataOutputStream out) throws IOException {
        switch (reading) {
            case Reading.Refused refused -> {
                out.writeBoolean(false);
                out.writeUTF(refused.reason().name());
                DataText.write(refused.message(), out);
            }
            case Reading.Read(DocumentText document) -> {
                out.writeBoolean(true);
                DataText.write(document.text(), out);
                DataText.write(document.title(), out);
                DataText.write(document.author(), out);
                out.writeInt(document.pageStarts().size());
                for (int start : document.pageStarts()) {
                    out.writeInt(start);
                }
            }
        }
    }
}
