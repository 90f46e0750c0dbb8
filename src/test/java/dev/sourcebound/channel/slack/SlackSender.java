package dev.sourcebound.channel.slack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Delivers events as Slack does. Signs with code of its own, by Slack's description.
///
/// @param team so that two senders never send the same message
record SlackSender(HttpClient client, int port, String secret, String team) {

    SlackSender(int port) {
        this(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                port,
                SlackSlice.SECRET,
                "T" + UUID.randomUUID());
    }

    /// An event in its envelope, with an id of its own.
    String envelope(String event) {
        return envelope(event, "Ev" + UUID.randomUUID());
    }

    String envelope(String event, String id) {
        return """
        {"token": "x", "team_id": "%s", "api_app_id": "%s", "type": "event_callback",
         "event_id": "%s", "event_time": 1, "event": %s,
         "authorizations": [{"team_id": "T1", "user_id": "%s", "is_bot": true}]}
        """
                .formatted(team, SlackStandIn.APP, id, event, SlackStandIn.BOT);
    }

    static String mention(String channel, String ts, String text) {
        return """
        {"type": "app_mention", "user": "U0ADA", "text": "<@%s> %s", "ts": "%s",
         "channel": "%s", "event_ts": "%s"}
        """
                .formatted(SlackStandIn.BOT, text, ts, channel, ts);
    }

    static String direct(String channel, String ts, String text) {
        return """
        {"type": "message", "channel_type": "im", "user": "U0ADA", "text": "%s", "ts": "%s",
         "channel": "%s"}
        """
                .formatted(text, ts, channel);
    }

    static String reply(String channel, String ts, String thread, String text) {
        return """
        {"type": "message", "channel_type": "channel", "user": "U0ADA", "text": "%s", "ts": "%s",
         "thread_ts": "%s", "channel": "%s"}
        """
                .formatted(text, ts, thread, channel);
    }

    /// @return the status
    int event(String event) throws IOException, InterruptedException {
        return send(envelope(event)).statusCode();
    }

    HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return client.send(request(body), BodyHandlers.ofString());
    }

    HttpRequest request(String body) {
        return request(body, "application/json", Instant.now().getEpochSecond());
    }

    HttpRequest request(String body, String type, long stamp) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/slack/events".formatted(port)))
                .header("Content-Type", type)
                .header("X-Slack-Request-Timestamp", String.valueOf(stamp))
                .header("X-Slack-Signature", signature(body, stamp))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String signature(String body, long stamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = "v0:%d:%s".formatted(stamp, body);
            return "v0="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
