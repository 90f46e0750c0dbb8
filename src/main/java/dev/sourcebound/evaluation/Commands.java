package dev.sourcebound.evaluation;

import dev.sourcebound.problem.AppException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;

/// The commands of this program. Without one it is the server.
public final class Commands {

    /// Every command there is; a new one is entered here.
    private static final List<Command> ALL =
            List.of(
                    new Evaluate(),
                    new Check(),
                    new Gate(),
                    new Benchmark(),
                    new Load(),
                    new Scale(),
                    new Fit(),
                    new Calibrate(),
                    new FollowUps(),
                    new Overload(),
                    new Soak(),
                    new Windows(),
                    new MakeKey(InstantSource.system()),
                    new Replay(),
                    new ExportFeedback());

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;

    /// @param application the class that Spring starts from
    /// @param out where results go
    /// @param err where refusals go
    public Commands(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    /// Whether the arguments call a command, or for help. Settings alone, `--server.port=8081`, do
    /// not.
    public static boolean isCommand(String... arguments) {
        return !Arrays.stream(arguments).allMatch(Options::isSetting);
    }

    /// Runs the command that the arguments call: the first that is not a setting names it.
    ///
    /// @return what to tell the operating system: 0 done; 1 done, but a figure is not what it must
    ///   be; 2 the arguments, or what they name, cannot be used; 3 a defect; 4 done, but without
    ///   what of the data could not be used
    public int run(String... arguments) {
        try {
            return dispatch(arguments).code();
        } catch (AppException e) {
            return refused(e.getMessage());
        } catch (RuntimeException e) {
            return explain(e);
        }
    }

    private Command.Exit dispatch(String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        String name = rest.stream().filter(a -> !Options.isSetting(a)).findFirst().orElse("help");
        rest.remove(name);
        if (List.of("help", "--help", "-h").contains(name)) {
            Help.print(ALL, out);
            return Command.Exit.DONE;
        }
        for (Command command : ALL) {
            if (command.name().equals(name)) {
                return command.run(
                        Options.parse(command, rest), new Workbench(application, out, err));
            }
        }
        Help.print(ALL, err);
        throw CommandInvalid.because("there is no command '%s'".formatted(name));
    }

    /// What lies under a failure to start is what can be mended: a broken corpus, a setting out of
    /// range.
    private int explain(RuntimeException failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof AppException) {
                return refused(e.getMessage());
            }
            if (e instanceof ConfigurationPropertiesBindException) {
                return refused(e.getMessage() + ": " + rootMessage(e));
            }
        }
        failure.printStackTrace(err);
        return Command.Exit.FAILED.code();
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private int refused(@Nullable String message) {
        err.println("sourcebound: " + message);
        return Command.Exit.REFUSED.code();
    }
}
