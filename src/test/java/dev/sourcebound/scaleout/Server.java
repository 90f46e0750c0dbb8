package dev.sourcebound.scaleout;

import dev.sourcebound.SourceboundApplication;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.boot.SpringApplication;

/// The server, as it is started from its jar. Says `port=` once questions can be asked.
public final class Server {

    private Server() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(Server::endWithWhoeverStartedIt);
        var context = SpringApplication.run(SourceboundApplication.class, arguments);
        System.out.println(
                "port=" + context.getEnvironment().getProperty("local.server.port", "none"));
    }

    private static void endWithWhoeverStartedIt() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The same end.
        }
        Runtime.getRuntime().halt(0);
    }
}
