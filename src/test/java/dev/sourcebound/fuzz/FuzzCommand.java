package dev.sourcebound.fuzz;

import dev.sourcebound.fuzz.Targets.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Fuzzes one target after the other with Jazzer, each in a process of its own, led by the branches
/// of this program that an input reaches: `mvn -P fuzz process-test-classes -Dfuzz.seconds=60`.
/// What makes a target fail is left in `target/fuzz/TARGET/`, and the command ends with 1.
final class FuzzCommand {

    private static final Path WORK = Path.of("target/fuzz");

    private FuzzCommand() {}

    /// @param arguments seconds for each target, a seed, and names of targets; all where none is
    ///   named
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String seconds = arguments[0];
        String seed = arguments[1];
        List<String> names = List.of(arguments[2].split(",", -1));
        List<String> failed = new ArrayList<>();
        for (Target target : Targets.all()) {
            if (names.contains("all") || names.contains(target.toString())) {
                System.out.printf("== %s, %s s%n", target, seconds);
                if (fuzz(target, seconds, seed) != 0) {
                    failed.add(target.toString());
                }
            }
        }
        System.out.printf("failed: %s%n", failed.isEmpty() ? "none" : failed);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static int fuzz(Target target, String seconds, String seed)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(WORK.resolve(target.toString()));
        Path found = Files.createDirectories(work.resolve("found"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type().getName(),
                        "--instrumentation_includes=dev.sourcebound.**",
                        "--custom_hook_includes=dev.sourcebound.**",
                        "-seed=" + seed,
                        "-max_total_time=" + seconds,
                        "-timeout=30",
                        "-rss_limit_mb=3000",
                        "-print_final_stats=1",
                        "-artifact_prefix=" + work + "/",
                        found.toString(),
                        target.folder().toString()));
        Path log = work.resolve("log");
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> exit != 0 || line.startsWith("stat::"))
                    .filter(line -> !line.startsWith("#"))
                    .forEach(System.out::println);
        }
        return exit;
    }
}
