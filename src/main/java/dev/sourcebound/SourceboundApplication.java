package dev.sourcebound;

import dev.sourcebound.evaluation.Commands;
import dev.sourcebound.onnx.Engines;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the server, or runs the command that the arguments name.
@SpringBootApplication
@ConfigurationPropertiesScan
public class SourceboundApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] arguments) {
        leaveRoomForWaiting();
        if (Commands.isCommand(arguments)) {
            System.exit(
                    new Commands(SourceboundApplication.class, System.out, System.err)
                            .run(arguments));
        }
        Engines.loadEarly();
        SpringApplication.run(SourceboundApplication.class, arguments);
    }

    /// Answers are worked out on virtual threads, as many at once as there are processors, and a
    /// virtual thread that computes does not make way. With one carrier for each processor, which
    /// is the default, what only passes on a language model's words would wait behind them: of 200
    /// answers at once nine in ten ran out of time. Set before the first virtual thread begins.
    private static void leaveRoomForWaiting() {
        if (System.getProperty(CARRIERS) == null) {
            int carriers = 2 * Runtime.getRuntime().availableProcessors();
            System.setProperty(CARRIERS, String.valueOf(carriers));
        }
    }
}
