package dev.sourcebound.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcebound.evaluation.Round.Timed;
import dev.sourcebound.evaluation.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A folder that keeps a run: what it was made with in `run.json`, one reply a line in
/// `results.jsonl`. A run that was broken off goes on where it stopped, if it is the same run: the
/// same questions, sources, engine and settings. Not thread-safe.
final class RunFolder {

    private static final String RUN = "run.json";
    private static final String RESULTS = "results.jsonl";

    private final @Nullable Path folder;
    private final Map<String, Timed> kept = new HashMap<>();
    private @Nullable String fingerprint;

    private RunFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /// Keeps in memory only.
    static RunFolder none() {
        return new RunFolder(null);
    }

    /// @param made what the run is made with: name and value
    /// @throws dev.sourcebound.problem.AppException where the folder holds another run; the message
    ///   names what differs
    static RunFolder open(Path folder, SortedMap<String, String> made) {
        RunFolder run = new RunFolder(folder);
        try {
            Files.createDirectories(folder);
            Path header = folder.resolve(RUN);
            if (Files.exists(header)) {
                refuseAnother(folder, made, Json.MAPPER.readTree(Files.readString(header)));
            } else if (Files.exists(folder.resolve(RESULTS))) {
                throw CommandInvalid.because(
                        "the run folder %s has replies but no %s; name another folder"
                                .formatted(folder, RUN));
            } else {
                Files.writeString(header, Json.canonical(made) + "\n");
            }
            run.load(folder.resolve(RESULTS));
            return run;
        } catch (IOException | JacksonException e) {
            throw CommandInvalid.because(
                    "the run folder %s cannot be used: %s; name another".formatted(folder, e), e);
        }
    }

    private static void refuseAnother(
            Path folder, SortedMap<String, String> made, JsonNode before) {
        SortedMap<String, String> earlier = new TreeMap<>();
        before.properties()
                .forEach(field -> earlier.put(field.getKey(), field.getValue().asString()));
        SortedMap<String, String> names = new TreeMap<>(earlier);
        names.putAll(made);
        for (String name : names.keySet()) {
            String then = earlier.getOrDefault(name, "not given");
            String now = made.getOrDefault(name, "not given");
            if (!then.equals(now)) {
                throw CommandInvalid.because(
                        "the run folder %s was begun with another %s (%s, now %s); name another folder, or give what it was begun with"
                                .formatted(folder, name, then, now));
            }
        }
    }

    /// A last line that was not finished is taken away; its question is asked again.
    private void load(Path results) throws IOException {
        if (!Files.exists(results)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(results);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        // Bytes, for it may have broken off within a character.
        byte[] whole = Arrays.copyOf(bytes, end);
        if (end < bytes.length) {
            Files.write(results, whole);
        }
        for (String line : new String(whole, UTF_8).lines().toList()) {
            Kept one = Json.MAPPER.readValue(line, Kept.class);
            fingerprint = one.reply().fingerprint();
            kept.put(one.id(), new Timed(one.reply(), Duration.ofNanos(one.nanoseconds())));
        }
    }

    /// One line.
    private record Kept(String id, long nanoseconds, Observation reply) {}

    /// How many replies are kept.
    int size() {
        return kept.size();
    }

    /// Null where the question was not asked.
    @Nullable Timed find(String id) {
        return kept.get(id);
    }

    /// @param anew the reply to a question, whose earlier reply may be kept
    /// @throws dev.sourcebound.problem.AppException where the reply was made by another engine than
    ///   those that are kept
    void refuseOther(String id, Observation anew) {
        String made = anew.fingerprint();
        if (folder != null && !kept.isEmpty() && fingerprint != null && !fingerprint.equals(made)) {
            throw CommandInvalid.because(
                    "question %s: the reply's fingerprint is %s, that of the replies in %s is %s: corpus, models or settings are others; name another folder"
                            .formatted(id, made, folder, fingerprint));
        }
    }

    /// @throws dev.sourcebound.problem.AppException as [#refuseOther]
    void keep(String id, Timed reply) {
        refuseOther(id, reply.reply());
        fingerprint = reply.reply().fingerprint();
        kept.put(id, reply);
        if (folder != null) {
            String line =
                    Json.canonical(new Kept(id, reply.took().toNanos(), reply.reply())) + "\n";
            write(folder.resolve(RESULTS), line, StandardOpenOption.APPEND);
        }
    }

    /// Writes a file of the folder anew.
    void write(String name, String text) {
        if (folder != null) {
            write(folder.resolve(name), text, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private static void write(Path file, String text, StandardOpenOption how) {
        try {
            Files.write(
                    file,
                    text.getBytes(UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    how);
        } catch (IOException e) {
            throw CommandInvalid.because("%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
