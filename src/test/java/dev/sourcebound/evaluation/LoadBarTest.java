package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadBarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void leavesNothingOnATerminalThatItHasNotDrawnOn() {
        LoadBar bar = new LoadBar(out, true);
        bar.reading(1, 2);
        bar.embedding(1, 2);
        bar.finish();
        assertThat(bytes.size()).isZero();
    }
}
