package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Pauses;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the bot in touch with Telegram from the start of the server to its end: learns who it is,
/// and meanwhile fetches updates, or tells where they are to be sent. The first to stop.
/// Thread-safe.
final class Connection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final TelegramSettings settings;
    private final @Nullable URI publicUrl;
    private final String path;
    private final TelegramApi api;
    private final Introduction introduction;
    private final Poller poller;
    private final Supplier<Pauses> pauses;
    private List<Thread> threads = List.of();

    /// What ends by itself or when it is interrupted.
    private interface Task {
        void run() throws InterruptedException;
    }

    /// @param publicUrl where Telegram reaches this server; null where people have told it
    /// @param path of the webhook on this server
    /// @param pauses between attempts, anew for each thread
    Connection(
            TelegramSettings settings,
            @Nullable URI publicUrl,
            String path,
            TelegramApi api,
            Introduction introduction,
            Poller poller,
            Supplier<Pauses> pauses) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.path = path;
        this.api = api;
        this.introduction = introduction;
        this.poller = poller;
        this.pauses = pauses;
    }

    @Override
    public synchronized void start() {
        if (threads.isEmpty()) {
            threads =
                    List.of(
                            begin("telegram-name", () -> introduction.learn(pauses.get())),
                            switch (settings.mode()) {
                                case POLLING -> begin("telegram-updates", poller::poll);
                                case WEBHOOK -> begin("telegram-webhook", this::register);
                            });
        }
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private static Thread begin(String name, Task task) {
        return Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        task.run();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void register() throws InterruptedException {
        if (publicUrl == null) {
            log.info(
                    "Tell Telegram by setWebhook where {} of this server is, or set sourcebound.channel.public-url and"
                            + " this server tells it",
                    path);
            return;
        }
        Map<String, ?> webhook =
                Map.of(
                        "url",
                        publicUrl.toString().replaceAll("/+$", "") + path,
                        "secret_token",
                        settings.secret(),
                        "allowed_updates",
                        Poller.WANTED);
        Pauses between = pauses.get();
        boolean done = false;
        while (!done) {
            done =
                    switch (api.call("setWebhook", webhook, TelegramApi.LIMIT)) {
                        case ApiReply.Done _ -> {
                            log.info("Telegram sends updates to {}", webhook.get("url"));
                            yield true;
                        }
                        case ApiReply.Refused refused -> {
                            Introduction.tell(refused);
                            yield true;
                        }
                        case ApiReply.Later later -> {
                            between.pause(later.after());
                            yield false;
                        }
                    };
        }
    }
}
