package dev.sourcebound.web;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/// Cuts a body into lines as it comes; holds one line at most. Lines end with a line feed, a
/// carriage return before it aside; blank ones are counted and left out. One body, one thread at a
/// time.
final class LineCutter {

    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private int number = 1;

    /// @param longest bytes of a line that is read
    LineCutter(int longest) {
        this.longest = longest;
    }

    /// The line that is being read, from 1.
    int number() {
        return number;
    }

    /// The lines that end in a piece of the body, which is released.
    List<BatchLine> cut(DataBuffer piece) {
        List<BatchLine> lines = new ArrayList<>();
        try {
            byte[] bytes = new byte[piece.readableByteCount()];
            piece.read(bytes);
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    keep(bytes, start, i);
                    end(lines);
                    start = i + 1;
                }
            }
            keep(bytes, start, bytes.length);
        } finally {
            DataBufferUtils.release(piece);
        }
        return lines;
    }

    /// What stands after the last line feed: one line, or none.
    List<BatchLine> rest() {
        List<BatchLine> lines = new ArrayList<>();
        end(lines);
        return lines;
    }

    private void keep(byte[] bytes, int start, int end) {
        if (!tooLong && line.size() + end - start > longest) {
            tooLong = true;
            line.reset();
        }
        if (!tooLong) {
            line.write(bytes, start, end - start);
        }
    }

    private void end(List<BatchLine> lines) {
        byte[] bytes = line.toByteArray();
        if (tooLong) {
            lines.add(new BatchLine.TooLong(number));
        } else if (!isBlank(bytes)) {
            lines.add(new BatchLine.Text(number, bytes));
        }
        line.reset();
        tooLong = false;
        number++;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
