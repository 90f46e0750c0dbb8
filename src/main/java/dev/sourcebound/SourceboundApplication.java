package dev.sourcebound;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the server.
@SpringBootApplication
@ConfigurationPropertiesScan
public class SourceboundApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SourceboundApplication.class, arguments);
    }
}
