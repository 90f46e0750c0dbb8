package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.ToldProgress;
import java.io.PrintStream;
import java.time.Duration;

/// Tells how far loading documents is: a bar that is drawn over itself on a terminal, else a line
/// every ten seconds. One thread.
final class LoadBar implements Progress {

    private static final int WIDTH = 30;
    private static final int LINE = 120;
    private static final Duration DRAWN_EVERY = Duration.ofMillis(100);

    private final PrintStream out;
    private final Progress told;
    private boolean drawn;

    /// @param terminal whether `out` is one
    LoadBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.told =
                terminal
                        ? new ToldProgress(DRAWN_EVERY, this::draw)
                        : new ToldProgress(out::println);
    }

    /// On this process's standard error.
    static LoadBar on(PrintStream out) {
        return new LoadBar(out, Terminal.isStandardError());
    }

    @Override
    public void reading(int done, int total) {
        told.reading(done, total);
    }

    @Override
    public void embedding(int done, int total) {
        told.embedding(done, total);
    }

    /// Takes the bar away.
    void finish() {
        if (drawn) {
            out.print("\r" + " ".repeat(LINE) + "\r");
            out.flush();
        }
    }

    private void draw(String state, double share) {
        int filled = (int) (WIDTH * share);
        String bar = "[%s%s] %s".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), state);
        out.print("\r" + bar + " ".repeat(Math.max(0, LINE - bar.length())));
        out.flush();
        drawn = true;
    }
}
