package dev.sourcebound.channel.telegram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/// A server with Telegram in a process of its own, which a test can kill. Writes its port into the
/// file that its first argument names. Questions that its second argument names are never answered.
final class TelegramServer {

    private TelegramServer() {}

    public static void main(String[] arguments) throws Exception {
        String[] settings = Arrays.copyOfRange(arguments, 2, arguments.length);
        var context =
                (ReactiveWebServerApplicationContext)
                        SpringApplication.run(TelegramSlice.class, settings);
        Samples.Echo answerer = context.getBean(Samples.Echo.class);
        for (String held : arguments[1].split("\\|")) {
            answerer.hold(held);
        }
        Path port = Path.of(arguments[0]);
        Path draft = port.resolveSibling("draft");
        Files.writeString(draft, String.valueOf(context.getWebServer().getPort()));
        Files.move(draft, port);
    }
}
