package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.OpenLoop.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;

/// Measures how a running server bears questions at a constant rate: less than it can answer, as
/// much, and more.
final class Overload implements Command {

    private static final Option SECONDS =
            new Option("seconds", "NUMBER", "how long each rate is kept up, 60 by default");
    private static final Option CAPACITY =
            new Option(
                    "capacity",
                    "NUMBER",
                    "answers per second that the server can give; measured with eight clients by default");
    private static final Option RATES =
            new Option("rates", "LIST", "parts of that in percent, 50,100,300,50 by default");

    private static final int CLIENTS = 8;
    private static final int MOST_PERCENT = 10_000;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String summary() {
        return "measures how a running server bears more questions than it can answer";
    }

    @Override
    public List<Option> options() {
        return List.of(
                AskedServer.URL, AskedServer.QUESTIONS, SECONDS, CAPACITY, RATES, AskedServer.PID);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        int seconds = options.wholeNumber(SECONDS, 60, 1, 86_400);
        int[] percents = percents(options.text(RATES).orElse("50,100,300,50"));
        PrintStream out = workbench.out();
        try (AskedServer server = AskedServer.of(options)) {
            double capacity =
                    options.text(CAPACITY).isPresent()
                            ? options.wholeNumber(CAPACITY, 1, 1, 1_000_000)
                            : capacity(server, Duration.ofSeconds(seconds));
            out.printf(
                    "%s answers per second with %d clients%n%n",
                    Report.fixed(capacity, 1), CLIENTS);
            String row = "%8s%10s%10s%8s%8s%12s%10s%10s%14s  %s%n";
            out.printf(
                    row,
                    "percent",
                    "offered/s",
                    "answered",
                    "shed",
                    "failed",
                    "goodput/s",
                    "p50 ms",
                    "p99 ms",
                    "shed p99 ms",
                    "holds");
            Map<Integer, Double> calm = new HashMap<>();
            Kept before = null;
            for (int percent : percents) {
                Kept kept = keepUp(server, percent, capacity * percent / 100, seconds);
                LoadStep step = kept.step();
                out.printf(
                        row,
                        percent,
                        Report.fixed(step.offered(), 1),
                        step.answered(),
                        step.shed(),
                        step.failed(),
                        Report.fixed(step.goodput(), 1),
                        Report.fixed(step.p50Milliseconds(), 0),
                        Report.fixed(step.p99Milliseconds(), 0),
                        Report.fixed(step.shedP99Milliseconds(), 0),
                        holds(options));
                Double calmMilliseconds = calm.get(percent);
                if (before != null && percent < before.percent() && calmMilliseconds != null) {
                    out.print(recovery(before, kept, calmMilliseconds));
                }
                if (step.answered() > 0) {
                    calm.putIfAbsent(percent, step.p50Milliseconds());
                }
                before = kept;
            }
        }
        return Exit.DONE;
    }

    /// What is shed is no answer.
    private static double capacity(AskedServer server, Duration time) {
        LongAdder answered = new LongAdder();
        AnswerLoad all =
                AnswerLoad.measure(
                        CLIENTS,
                        time,
                        server::question,
                        question -> {
                            if (server.ask(question).join() == LoadStep.ANSWERED) {
                                answered.increment();
                            }
                        });
        if (answered.sum() == 0) {
            throw CommandInvalid.because(
                    "the server answered none of %d questions; is it ready, and may these be asked?"
                            .formatted(all.answers()));
        }
        return answered.sum() * all.perSecond() / all.answers();
    }

    /// A rate that was kept up.
    ///
    /// @param backlogSeconds from its last question to the last reply
    private record Kept(
            int percent, LoadStep step, List<Outcome> outcomes, double backlogSeconds) {}

    private static Kept keepUp(AskedServer server, int percent, double perSecond, int seconds) {
        int count = (int) Math.max(1, Math.round(perSecond * seconds));
        long started = System.nanoTime();
        List<Outcome> outcomes =
                new OpenLoop().run(perSecond, count, () -> server.ask(server.question()));
        double took = (System.nanoTime() - started) / 1e9;
        return new Kept(
                percent,
                LoadStep.of(perSecond, outcomes, took),
                outcomes,
                took - (count - 1) / perSecond);
    }

    /// @param calm the median before the load, in ms
    private static String recovery(Kept load, Kept after, double calm) {
        OptionalDouble seconds = Recovery.secondsUntil(calm, after.outcomes());
        String back =
                seconds.isPresent()
                        ? "%s s after that p50 was back at"
                                .formatted(Report.fixed(seconds.getAsDouble(), 1))
                        : "after that p50 did not come back to";
        return "the last reply at %d %% came %s s after its last question; %s %s ms%n"
                .formatted(
                        load.percent(),
                        Report.fixed(load.backlogSeconds(), 1),
                        back,
                        Report.fixed(calm, 0));
    }

    private static String holds(Options options) {
        if (options.text(AskedServer.PID).isEmpty()) {
            return "";
        }
        Optional<Footprint> holds =
                Footprint.of(options.wholeNumber(AskedServer.PID, 1, 1, Integer.MAX_VALUE));
        return holds.map(f ->
                        "%d MiB, %d threads, %d files"
                                .formatted(f.residentMebibytes(), f.threads(), f.files()))
                .orElse("not available");
    }

    private static int[] percents(String list) {
        try {
            int[] percents =
                    Arrays.stream(list.split(",", -1)).mapToInt(Integer::parseInt).toArray();
            if (Arrays.stream(percents).allMatch(p -> p >= 1 && p <= MOST_PERCENT)) {
                return percents;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw CommandInvalid.because(
                "--rates must be whole numbers from 1 to %d, such as 50,100,300, got '%s'"
                        .formatted(MOST_PERCENT, list));
    }
}
