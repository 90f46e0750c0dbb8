package dev.sourcebound.evaluation;

import java.io.PrintStream;
import java.util.List;

/// What `help` prints.
final class Help {

    private Help() {}

    static void print(List<Command> commands, PrintStream out) {
        out.println(
                "java -jar sourcebound.jar [COMMAND [--option value ...]] [--setting.name=value ...]");
        out.println();
        out.printf("  %-12s%s%n", "", "without a command: serves answers and pages over HTTP");
        for (Command command : commands) {
            out.printf("  %-12s%s%n", command.name(), command.summary());
            for (Option option : command.options()) {
                String form = "--" + option.name() + " " + option.value();
                out.printf("  %-12s  %-24s%s%n", "", form, option.meaning());
            }
        }
        out.printf("  %-12s%s%n", "help", "prints this");
    }
}
