package dev.sourcebound.scaleout;

import dev.sourcebound.SourceboundApplication;

import org.springframework.boot.SpringApplication;

/// The server, as it is started from its jar. Says `port=` once questions can be asked.
final class Server {

    private Server() {}

    public static void main(String[] arguments) {
        var context = SpringApplication.run(SourceboundApplication.class, arguments);
        System.out.println(
                "port=" + context.getEnvironment().getProperty("local.server.port", "none"));
    }
}
