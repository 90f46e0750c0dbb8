package dev.sourcebound.channel;

import dev.sourcebound.channel.Delivery.Stage;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A delivery as it is kept.
///
/// @param stage `accepted`, `answered` or `done`
/// @param posts of an answered one; else empty
record Row(
        String id,
        String channel,
        List<String> keys,
        String conversation,
        String content,
        boolean busy,
        long acceptedAt,
        String stage,
        List<String> posts,
        int posted,
        boolean begun,
        boolean report) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(Delivery delivery) {
        return JSON.writeValueAsString(
                switch (delivery.stage()) {
                    case Stage.Accepted() -> of(delivery, "accepted", List.of(), 0, false, false);
                    case Stage.Answered(var posts, int posted, boolean begun, boolean report) ->
                            of(delivery, "answered", posts, posted, begun, report);
                    case Stage.Done() -> of(delivery, "done", List.of(), 0, false, false);
                });
    }

    static Delivery read(long number, String json) {
        Row row = JSON.readValue(json, Row.class);
        return new Delivery(
                number,
                row.id,
                row.channel,
                row.keys,
                row.conversation,
                row.content,
                row.busy,
                Instant.ofEpochMilli(row.acceptedAt),
                row.toStage());
    }

    private static Row of(
            Delivery delivery,
            String stage,
            List<String> posts,
            int posted,
            boolean begun,
            boolean report) {
        return new Row(
                delivery.id(),
                delivery.channel(),
                delivery.keys(),
                delivery.conversation(),
                delivery.content(),
                delivery.busy(),
                delivery.acceptedAt().toEpochMilli(),
                stage,
                posts,
                posted,
                begun,
                report);
    }

    private Stage toStage() {
        return switch (stage) {
            case "accepted" -> new Stage.Accepted();
            case "answered" -> new Stage.Answered(posts, posted, begun, report);
            case "done" -> new Stage.Done();
            default -> throw new IllegalStateException("a stage that is not known: " + stage);
        };
    }
}
