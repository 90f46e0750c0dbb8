package dev.sourcebound.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/// How many questions are under way, wait, and are sent away.
record WorkMetrics(BlockingWork work) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sourcebound.work.load", work, BlockingWork::load)
                .description("Questions under way, waiting ones included")
                .register(registry);
        Gauge.builder("sourcebound.work.capacity", work, BlockingWork::capacity)
                .description("How many may be under way")
                .register(registry);
        TimeGauge.builder(
                        "sourcebound.work.wait",
                        work,
                        TimeUnit.NANOSECONDS,
                        here -> here.expectedWait().toNanos())
                .description("How long a question that comes now will wait for its first turn")
                .register(registry);
        FunctionCounter.builder("sourcebound.work.shed", work, BlockingWork::shed)
                .description(
                        "Questions sent away for want of a place, or because they would have waited too long")
                .register(registry);
        FunctionCounter.builder("sourcebound.work.late", work, BlockingWork::late)
                .description("Questions cut off because their time was up")
                .register(registry);
        FunctionTimer.builder(
                        "sourcebound.work.waited",
                        work,
                        BlockingWork::begun,
                        BlockingWork::waitedNanos,
                        TimeUnit.NANOSECONDS)
                .description("How long questions waited for their first turn")
                .register(registry);
    }
}
