package dev.sourcebound.scaleout;

import dev.sourcebound.SourceboundApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/// The server, as it is started from its jar. Says `port=` once questions can be asked.
public final class Server {

    private Server() {}

    /// In a process of its own, with the options that its jar has.
    ///
    /// @param options further ones
    public static JavaProcess start(List<String> options, String... arguments) throws IOException {
        List<String> all =
                Stream.concat(
                                Stream.of(
                                        "--add-modules=jdk.incubator.vector",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow"),
                                options.stream())
                        .toList();
        return new JavaProcess(all, Server.class, arguments);
    }

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
