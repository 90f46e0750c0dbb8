package dev.sourcebound.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much of this machine batches get, all together, beside questions that somebody waits for.
///
/// @param workers how many lines use the processor at once; `0` means one for two processors
/// @param lines how many lines of one batch are under way at once, `1` to `1000`
/// @param batches how many batches are taken at once, `1` to `1000`; more are refused
/// @param maxLineSize the longest line that is read, `1B` to `64MB`
/// @param stallTimeout how long a client may let a batch wait, for its next bytes or for taking
///   what is done, `> 0`
@ConfigurationProperties("sourcebound.batch")
public record BatchSettings(
        @DefaultValue("0") int workers,
        @DefaultValue("4") int lines,
        @DefaultValue("4") int batches,
        @DefaultValue("256KB") DataSize maxLineSize,
        @DefaultValue("60s") Duration stallTimeout) {

    private static final DataSize LONGEST_LINE = DataSize.ofMegabytes(64);
    private static final int MOST = 1_000;

    public BatchSettings {
        if (workers < 0) {
            throw new IllegalArgumentException(
                    "sourcebound.batch.workers must be >= 0, got " + workers);
        }
        requireSome("lines", lines);
        requireSome("batches", batches);
        if (maxLineSize.toBytes() < 1 || maxLineSize.compareTo(LONGEST_LINE) > 0) {
            throw new IllegalArgumentException(
                    "sourcebound.batch.max-line-size must be 1B to 64MB, got " + maxLineSize);
        }
        if (!stallTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "sourcebound.batch.stall-timeout must be > 0, got " + stallTimeout);
        }
        workers =
                workers == 0
                        ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2)
                        : workers;
    }

    private static void requireSome(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(
                    "sourcebound.batch.%s must be 1 to %d, got %d".formatted(name, MOST, value));
        }
    }
}
