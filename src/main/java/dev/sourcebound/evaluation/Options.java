package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.problem.AppException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a command line gives. Own code and no library: the whole need is `--name value`, and
/// settings of the program itself (`--sourcebound.corpus.folder=docs`: their names have a dot) must
/// go to Spring untouched, which Spring's own `ApplicationArguments` (no `--name value`) and the
/// usual parsers (no settings of unknown name) do not give.
final class Options {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> settings = new ArrayList<>();

    private Options() {}

    /// @param arguments what follows the command's name
    /// @throws AppException where one is not an option of the command, is given twice or has no
    ///   value
    static Options parse(Command command, List<String> arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (isSetting(argument)) {
                options.settings.add(argument);
                continue;
            }
            if (!argument.startsWith("--")) {
                throw CommandInvalid.because(
                        "%s does not know what to do with '%s'; %s"
                                .formatted(command.name(), argument, known(command)));
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (command.options().stream().noneMatch(option -> option.name().equals(name))) {
                throw CommandInvalid.because(
                        "%s has no option --%s; %s"
                                .formatted(command.name(), name, known(command)));
            }
            if (equals < 0
                    && (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--"))) {
                throw CommandInvalid.because("--%s needs a value".formatted(name));
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (options.values.put(name, value) != null) {
                throw CommandInvalid.because("--%s is given twice".formatted(name));
            }
        }
        return options;
    }

    /// Whether an argument is a setting of the program: an option whose name has a dot, or one of
    /// Spring's two without.
    static boolean isSetting(String argument) {
        if (!argument.startsWith("--")) {
            return false;
        }
        String name = argument.substring(2).split("=", 2)[0];
        return name.contains(".") || name.equals("debug") || name.equals("trace");
    }

    /// The settings, as Spring takes them.
    List<String> settings() {
        return List.copyOf(settings);
    }

    Optional<String> text(Option option) {
        return Optional.ofNullable(values.get(option.name()));
    }

    /// @throws AppException where it is not given
    String requiredText(Option option) {
        return text(option)
                .orElseThrow(() ->
                        CommandInvalid.because(
                                "--%s %s is needed".formatted(option.name(), option.value())));
    }

    Optional<Path> path(Option option) {
        return read(option, "a path", Path::of);
    }

    /// @throws AppException where it is not given
    Path requiredPath(Option option) {
        return path(option)
                .orElseThrow(() ->
                        CommandInvalid.because(
                                "--%s %s is needed".formatted(option.name(), option.value())));
    }

    /// @param least the smallest value taken
    /// @param most the largest value taken
    int wholeNumber(Option option, int standard, int least, int most) {
        int number = read(option, "a whole number", Integer::valueOf).orElse(standard);
        if (number < least || number > most) {
            throw CommandInvalid.because(
                    "--%s must be from %d to %d, got %d"
                            .formatted(option.name(), least, most, number));
        }
        return number;
    }

    /// A value in `[0, 1]`.
    Optional<Double> share(Option option) {
        Optional<Double> share = read(option, "a number", Double::valueOf);
        if (share.isPresent() && !(share.get() >= 0 && share.get() <= 1)) {
            throw CommandInvalid.because(
                    "--%s must be from 0 to 1, got %s".formatted(option.name(), share.get()));
        }
        return share;
    }

    private <T> Optional<T> read(Option option, String what, Function<String, T> reading) {
        return text(option)
                .map(text -> {
                    try {
                        return reading.apply(text);
                    } catch (NumberFormatException | InvalidPathException e) {
                        throw CommandInvalid.because(
                                "--%s must be %s, got '%s'".formatted(option.name(), what, text),
                                e);
                    }
                });
    }

    private static String known(Command command) {
        return "it takes "
                + command.options().stream()
                        .map(option -> "--" + option.name() + " " + option.value())
                        .collect(joining(", "));
    }
}
