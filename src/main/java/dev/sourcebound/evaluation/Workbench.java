package dev.sourcebound.evaluation;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// What a command works with: a place to print its result, and the program's own parts.
///
/// @param application the class that Spring starts from
/// @param out where the result goes
record Workbench(Class<?> application, PrintStream out) {

    /// Starts the program's parts without a server. Each is made when it is first asked for, so
    /// that those of the web edge are not needed. The caller closes the context.
    ///
    /// @param settings as on a command line, `--name=value`
    ConfigurableApplicationContext start(List<String> settings) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                // The result alone is to be printed; a setting on the command line goes before.
                .properties(Map.of("logging.level.root", "warn"))
                .run(settings.toArray(String[]::new));
    }
}
