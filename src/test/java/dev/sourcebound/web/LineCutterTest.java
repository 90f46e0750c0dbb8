package dev.sourcebound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class LineCutterTest {

    private static final String BODY = "one\n\n  \r\ntwo é\r\nfar too long a line\nlast";

    /// However the pieces fall: within a letter, at a line's end, all at once.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100})
    void cutsTheSameLinesFromPiecesOfAnySize(int size) {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        LineCutter cutter = new LineCutter(10);
        List<BatchLine> lines = new ArrayList<>();
        for (int start = 0; start < body.length; start += size) {
            byte[] piece =
                    java.util.Arrays.copyOfRange(body, start, Math.min(body.length, start + size));
            lines.addAll(cutter.cut(DefaultDataBufferFactory.sharedInstance.wrap(piece)));
        }
        lines.addAll(cutter.rest());
        assertThat(lines)
                .map(LineCutterTest::told)
                .containsExactly("1 one", "4 two é\r", "5 too long", "6 last");
    }

    private static String told(BatchLine line) {
        return switch (line) {
            case BatchLine.Text text ->
                    text.number() + " " + new String(text.bytes(), StandardCharsets.UTF_8);
            case BatchLine.TooLong tooLong -> tooLong.number() + " too long";
            case BatchLine.Broken broken -> broken.number() + " broken";
        };
    }
}
