package dev.sourcebound.channel.telegram;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/// Sends updates to a server at a steady rate, and prints how soon each was acknowledged and what
/// became of all: `updates a second, seconds, milliseconds that an answer takes`, by default 200 30
/// 100. The stand-in runs in the same process, so what is printed is too slow rather than too fast.
final class TelegramLoad {

    private static final int CHATS = 500;
    private static final String SECRET = "secret";

    private TelegramLoad() {}

    /// Seconds.
    private static final int WARMING = 10;

    /// One update and how it was taken.
    private record Sent(long nanos, int status) {}

    public static void main(String[] arguments) throws Exception {
        int rate = argument(arguments, 0, 200);
        int total = rate * argument(arguments, 1, 30);
        try (StandIn telegram = new StandIn();
                ReactiveWebServerApplicationContext server = start(telegram)) {
            server.getBean(Samples.Echo.class)
                    .takes(Duration.ofMillis(argument(arguments, 2, 100)));
            List<Sent> sent = send(server.getWebServer().getPort(), rate, total);
            report(sent, rate * WARMING);
            int accepted = (int) sent.stream().filter(each -> each.status() == 200).count();
            while (telegram.posted().size() < accepted) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            long busy = telegram.postedTexts().stream().filter(it -> it.contains("busy")).count();
            System.out.printf(
                    Locale.ROOT,
                    "posted %d: %d answers, %d told that there is no room; heap in use %d MiB%n",
                    telegram.posted().size(),
                    telegram.posted().size() - busy,
                    busy,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        }
        System.exit(0);
    }

    private static List<Sent> send(int port, int rate, int total) {
        URI address = URI.create("http://127.0.0.1:%d/telegram/webhook".formatted(port));
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Sent>> sent = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; i < total; i++) {
            long due = started + i * (1_000_000_000L / rate);
            LockSupport.parkNanos(due - System.nanoTime());
            String update =
                    Updates.privately(
                            i, 1_000 + i % CHATS, i, "What is number %d about?".formatted(i));
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .header(WebhookHandler.SECRET, SECRET)
                            .POST(BodyPublishers.ofString(update))
                            .build();
            // From when it was due: a sender that falls behind may not flatter the server.
            sent.add(
                    client.sendAsync(request, BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode)
                            .thenApply(status -> new Sent(System.nanoTime() - due, status)));
        }
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /// All of them, and those after the first seconds, in which nothing is compiled yet.
    private static void report(List<Sent> sent, int warming) {
        System.out.printf(
                "sent %d, not taken %d%n",
                sent.size(), sent.stream().filter(each -> each.status() != 200).count());
        report("all", sent);
        report(
                "after %d s".formatted(WARMING),
                sent.subList(Math.min(warming, sent.size() - 1), sent.size()));
    }

    private static void report(String which, List<Sent> sent) {
        List<Long> sorted = sent.stream().map(Sent::nanos).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: acknowledged p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                which,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }

    private static ReactiveWebServerApplicationContext start(StandIn telegram) throws Exception {
        return (ReactiveWebServerApplicationContext)
                SpringApplication.run(
                        TelegramSlice.class,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--sourcebound.telegram.bot-token=" + StandIn.TOKEN,
                        "--sourcebound.telegram.webhook-secret=" + SECRET,
                        "--sourcebound.telegram.api-url=" + telegram.url(),
                        "--sourcebound.channel.folder=" + Files.createTempDirectory("load"));
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
