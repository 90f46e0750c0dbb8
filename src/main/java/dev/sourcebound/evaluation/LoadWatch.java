package dev.sourcebound.evaluation;

import dev.sourcebound.corpus.Indexing;
import java.io.PrintStream;

/// Tells how long it took until all had been read, and from then until all could be searched.
final class LoadWatch implements Indexing.Progress {
    private final LoadBar bar;
    private final long started = System.nanoTime();
    private long read = started;
    private long ended = started;

    LoadWatch(PrintStream out) {
        this.bar = LoadBar.on(out);
    }

    @Override
    public void reading(int done, int total) {
        bar.reading(done, total);
        read = System.nanoTime();
    }

    @Override
    public void embedding(int done, int total) {
        bar.embedding(done, total);
    }

    void end() {
        bar.finish();
        ended = System.nanoTime();
    }

    double readSeconds() {
        return (read - started) / 1e9;
    }

    double indexSeconds() {
        return (ended - read) / 1e9;
    }

    double allSeconds() {
        return (ended - started) / 1e9;
    }
}
