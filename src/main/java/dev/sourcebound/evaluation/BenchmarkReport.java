package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.Json;
import dev.sourcebound.evaluation.measure.Quantiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a benchmark found, on one machine in one run.
///
/// @param machine what it ran on
/// @param speeds what it measured in its own process
/// @param secondsToReady how long it took to be ready, once per start
/// @param readyMeans what was started
/// @param firstAnswers how long each server took over its first answer, in milliseconds; empty
///   where none was started
/// @param serverMemory what a server holds when it is ready; empty where none was started
record BenchmarkReport(
        Machine machine,
        Speeds speeds,
        List<Double> secondsToReady,
        String readyMeans,
        List<Double> firstAnswers,
        Optional<ResidentMemory> serverMemory) {

    BenchmarkReport {
        secondsToReady = List.copyOf(secondsToReady);
        firstAnswers = List.copyOf(firstAnswers);
    }

    /// What was measured in the process of the benchmark.
    ///
    /// @param loads answers, asked for by one client, then by several
    /// @param models what the models did for the first of these
    /// @param stages what the stages of an answer cost
    /// @param memory what the process held after the answers
    /// @param races embedding, beside the reference, by one caller, then by one per core
    record Speeds(
            List<AnswerLoad> loads,
            ModelUse models,
            StageCosts stages,
            Optional<ResidentMemory> memory,
            List<EmbeddingRace> races) {

        Speeds {
            loads = List.copyOf(loads);
            races = List.copyOf(races);
        }
    }

    /// What it ran on, and with.
    ///
    /// @param cores how many processors this process may use
    /// @param system the operating system and the processor's kind
    /// @param java the version of Java
    /// @param sources how many sources the corpus has
    /// @param characters how long they are together, in UTF-16 code units
    /// @param questions where the questions came from
    record Machine(
            int cores, String system, String java, int sources, int characters, String questions) {}

    /// The same with the starts of servers in place of its own.
    ///
    /// @param servers at least one
    BenchmarkReport with(List<ChildServer> servers) {
        return new BenchmarkReport(
                machine,
                speeds,
                servers.stream().map(ChildServer::secondsToReady).toList(),
                "a server started from the jar, until its readiness is UP",
                servers.stream().map(ChildServer::millisecondsToAnswer).toList(),
                servers.getLast().memory());
    }

    void printSpeeds(PrintStream out) {
        out.printf(
                "%d cores, %s, Java %s; %d sources of %d characters; questions: %s%n",
                machine.cores(),
                machine.system(),
                machine.java(),
                machine.sources(),
                machine.characters(),
                machine.questions());
        printLoads(out);
        printModels(out);
        printStages(out);
        printRaces(out);
    }

    private void printLoads(PrintStream out) {
        String row = "%-28s%12s%12s%12s%12s%n";
        out.println();
        out.printf(row, "answers", "per second", "p50 ms", "p99 ms", "answers");
        for (AnswerLoad load : speeds.loads()) {
            out.printf(
                    row,
                    load.clients() == 1 ? "one client" : load.clients() + " clients",
                    Report.fixed(load.perSecond(), 1),
                    Report.fixed(load.p50Milliseconds(), 1),
                    Report.fixed(load.p99Milliseconds(), 1),
                    load.answers());
        }
    }

    private void printModels(PrintStream out) {
        AnswerLoad alone = speeds.loads().getFirst();
        ModelUse models = speeds.models();
        double answers = alone.answers();
        out.println();
        out.printf(
                "of an answer, one client: reader run %s times, embedder %s times, together %s ms; all else takes %s %% of that; %s KiB allocated%n",
                Report.fixed(models.readerRuns() / answers, 2),
                Report.fixed(models.embedderRuns() / answers, 2),
                Report.fixed(models.nanos() / 1e6 / answers, 1),
                Report.fixed(100 * models.outside(answers / alone.perSecond()), 1),
                Report.fixed(alone.allocatedKibibytes(), 0));
    }

    private void printStages(PrintStream out) {
        double answer = speeds.loads().getFirst().p50Milliseconds();
        String row = "%-28s%12s%12s%n";
        out.println();
        out.printf(row, "stage, one client", "p50 ms", "of answer");
        printStage(out, row, "question embedded (model)", speeds.stages().embedding(), answer);
        printStage(out, row, "passages retrieved", speeds.stages().retrieval(), answer);
        printStage(
                out,
                row,
                "%d passages read".formatted(StageCosts.PASSAGES),
                speeds.stages().reading(),
                answer);
    }

    private static void printStage(
            PrintStream out, String row, String name, double milliseconds, double answer) {
        String share = Report.fixed(100 * milliseconds / answer, 1) + " %";
        out.printf(row, name, Report.fixed(milliseconds, 2), share);
    }

    private void printRaces(PrintStream out) {
        String row = "%-28s%12s%12s%12s%12s%n";
        out.println();
        out.printf(
                row, "texts embedded per second", "Sourcebound", "LangChain4j", "ratio", "rounds");
        for (EmbeddingRace race : speeds.races()) {
            out.printf(
                    row,
                    race.callers() == 1 ? "one caller" : race.callers() + " callers",
                    Report.fixed(race.ours(), 1),
                    Report.fixed(race.theirs(), 1),
                    Report.fixed(race.ratio(), 2),
                    race.rounds());
        }
    }

    void printReady(PrintStream out) {
        out.println();
        out.printf(
                "time to ready: %s s (%s; median of %d)%n",
                Report.fixed(median(secondsToReady), 2), readyMeans, secondsToReady.size());
        out.println(
                "first answer of a server that is ready: "
                        + (firstAnswers.isEmpty()
                                ? "not available"
                                : Report.fixed(median(firstAnswers), 1) + " ms"));
        out.println("resident memory of a server when ready: " + shown(serverMemory));
        out.println("resident memory of this process after the answers: " + shown(speeds.memory()));
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String shown(Optional<ResidentMemory> memory) {
        return memory.map(m -> "%d MiB, at most %d MiB".formatted(m.now(), m.peak()))
                .orElse("not available");
    }

    void write(Path file) {
        try {
            Files.writeString(file, Json.canonical(this) + "\n");
        } catch (IOException e) {
            throw CommandInvalid.because("--json %s cannot be written: %s".formatted(file, e), e);
        }
    }
}
