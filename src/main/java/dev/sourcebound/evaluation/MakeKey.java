package dev.sourcebound.evaluation;

import dev.sourcebound.access.NewKey;
import dev.sourcebound.access.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a key: prints it once, and what the server keeps of it, which is not the key.
final class MakeKey implements Command {

    private static final Option NAME =
            new Option("name", "NAME", "whose it is; keys of one name share its budgets");
    private static final Option MAY =
            new Option("may", "VERBS", "ask, read, check, watch, operate; with commas between");
    private static final Option COLLECTIONS =
            new Option(
                    "collections",
                    "NAMES",
                    "of sources it is for, with commas between; without: all");
    private static final Option DAYS =
            new Option("days", "COUNT", "after which it opens nothing; without: never");
    private static final Option FILE =
            new Option("file", "FILE", "the server's file of keys, where it is added");

    private static final int MOST_DAYS = 36_500;

    private final InstantSource clock;

    /// @param clock that days are counted by
    MakeKey(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public String summary() {
        return "makes a key for whoever may ask this server";
    }

    @Override
    public List<Option> options() {
        return List.of(NAME, MAY, COLLECTIONS, DAYS, FILE);
    }

    @Override
    public Exit run(Options options, Workbench workbench) {
        Optional<Path> file = options.path(FILE);
        NewKey key = made(options);
        file.ifPresent(key::appendTo);
        // The key alone goes where it can be piped to; nothing else of this is secret.
        workbench.out().println(key.text());
        workbench
                .err()
                .println(
                        file.map(path -> "added to %s; shown here and never again".formatted(path))
                                .orElse(
                                        "shown here and never again; the file of keys needs the line\n"
                                                + key.line()));
        return Exit.DONE;
    }

    private NewKey made(Options options) {
        Set<Verb> may = verbs(options.requiredText(MAY));
        Optional<Duration> life =
                options.text(DAYS)
                        .map(_ -> Duration.ofDays(options.wholeNumber(DAYS, 1, 1, MOST_DAYS)));
        try {
            return NewKey.of(
                    options.requiredText(NAME),
                    may,
                    options.text(COLLECTIONS).map(MakeKey::names).orElse(null),
                    life.map(clock.instant()::plus).orElse(null));
        } catch (IllegalArgumentException e) {
            throw CommandInvalid.because("--" + e.getMessage(), e);
        }
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    private static Set<Verb> verbs(String text) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (String word : text.split(",", -1)) {
            verbs.add(verb(word.strip()));
        }
        return verbs;
    }

    private static Verb verb(String word) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.slug().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        CommandInvalid.because(
                                "--may '%s' is none of %s"
                                        .formatted(
                                                word,
                                                Arrays.stream(Verb.values())
                                                        .map(Verb::slug)
                                                        .collect(Collectors.joining(", ")))));
    }
}
