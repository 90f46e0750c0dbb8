package dev.sourcebound;

import dev.sourcebound.evaluation.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the server, or runs the command that the arguments name.
@SpringBootApplication
@ConfigurationPropertiesScan
public class SourceboundApplication {

    public static void main(String[] arguments) {
        if (Commands.isCommand(arguments)) {
            System.exit(
                    new Commands(SourceboundApplication.class, System.out, System.err)
                            .run(arguments));
        }
        SpringApplication.run(SourceboundApplication.class, arguments);
    }
}
