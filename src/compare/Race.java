import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the documents of a folder in, then asks for what to answer from, alone and with as many
/// callers as there are processors. Prints one line of figures.
final class Race {

    /// One of those that are compared.
    interface Contestant {

        /// Takes documents in, once.
        ///
        /// @param documents text by name
        /// @return how many passages were made of them
        int takeIn(Map<String, String> documents) throws Exception;

        /// The texts of the five best passages for a question.
        List<String> find(String question);
    }

    private static final Pattern QUESTION =
            Pattern.compile("\"question\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Race() {}

    /// @param arguments the folder, the file of questions, and the seconds for each kind of asking
    static void run(String name, Contestant contestant, String... arguments) throws Exception {
        Map<String, String> documents = documents(Path.of(arguments[0]));
        List<String> questions = questions(Path.of(arguments[1]));
        long seconds = Long.parseLong(arguments[2]);
        // What is compiled and loaded at the first use is not to be counted.
        contestant.takeIn(changed(documents, "warm"));
        ask(contestant, questions, 1, seconds);
        long started = System.nanoTime();
        int passages = contestant.takeIn(changed(documents, "counted"));
        double takingIn = (System.nanoTime() - started) / 1e9;
        int characters = documents.values().stream().mapToInt(String::length).sum();
        double[] alone = ask(contestant, questions, 1, seconds);
        int processors = Runtime.getRuntime().availableProcessors();
        double[] together = ask(contestant, questions, processors, seconds);
        System.out.printf(
                "%-12s %8.1f %10.0f %10.1f %8.1f %8.1f %10.1f %8s%n",
                name,
                passages / takingIn,
                characters / takingIn,
                perSecond(alone, seconds),
                quantile(alone, 0.5),
                quantile(alone, 0.99),
                perSecond(together, seconds),
                resident());
    }

    /// So that no text is known from before.
    private static Map<String, String> changed(Map<String, String> documents, String by) {
        Map<String, String> changed = new TreeMap<>();
        documents.forEach((name, text) ->
                changed.put(
                        by + "-" + name,
                        text.replaceAll("(?m)(?<=[a-z])\\.$", ", " + by + ".")));
        return changed;
    }

    private static double[] ask(
            Contestant contestant, List<String> questions, int callers, long seconds)
            throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<List<Double>>> work = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller;
                work.add(() -> {
                    List<Double> times = new ArrayList<>();
                    for (int i = first; System.nanoTime() < end; i += callers) {
                        // No two are the same text, so that nobody remembers one.
                        String question = questions.get(i % questions.size()) + " " + i;
                        long started = System.nanoTime();
                        if (contestant.find(question).isEmpty()) {
                            throw new IllegalStateException("nothing was found");
                        }
                        times.add((System.nanoTime() - started) / 1e6);
                    }
                    return times;
                });
            }
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> times : threads.invokeAll(work)) {
                all.addAll(times.get());
            }
            return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }
    }

    private static double perSecond(double[] times, long seconds) {
        return (double) times.length / seconds;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static Map<String, String> documents(Path folder) throws Exception {
        Map<String, String> documents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".txt") || name.endsWith(".md")) {
                    documents.put(name, Files.readString(file));
                }
            }
        }
        return documents;
    }

    private static List<String> questions(Path file) throws Exception {
        List<String> questions = new ArrayList<>();
        Matcher each = QUESTION.matcher(Files.readString(file));
        while (each.find()) {
            questions.add(each.group(1).replace("\\\"", "\""));
        }
        Collections.shuffle(questions, new java.util.Random(1));
        return questions;
    }

    private static String resident() throws Exception {
        return Arrays.stream(Files.readString(Path.of("/proc/self/status")).split("\n"))
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
                .findFirst()
                .orElse("?");
    }
}
