package dev.sourcebound.channel.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Shows in a chat that the bot is writing, until it is closed. Telegram shows it for five seconds
/// at a time.
final class Typing implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(4);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Thread thread;

    private Typing(Thread thread) {
        this.thread = thread;
    }

    static Typing begin(TelegramApi api, Errand errand) {
        return begin(api, errand, EVERY);
    }

    static Typing begin(TelegramApi api, Errand errand, Duration every) {
        return new Typing(
                Thread.ofVirtual().name("telegram-typing").start(() -> show(api, errand, every)));
    }

    /// Waits until it is shown no more.
    void join() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void show(TelegramApi api, Errand errand, Duration every) {
        Map<String, Object> action = new HashMap<>();
        action.put("chat_id", errand.chat());
        action.put("action", "typing");
        if (errand.topic() != null) {
            action.put("message_thread_id", errand.topic());
        }
        try {
            while (api.call("sendChatAction", action, LIMIT) instanceof ApiReply.Done) {
                Thread.sleep(every);
            }
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }
}
