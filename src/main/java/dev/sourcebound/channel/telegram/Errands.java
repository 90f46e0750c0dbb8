package dev.sourcebound.channel.telegram;

import tools.jackson.databind.json.JsonMapper;

/// Errands as they are kept. Thread-safe.
final class Errands {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Errands() {}

    static String write(Errand errand) {
        return JSON.writeValueAsString(errand);
    }

    static Errand read(String kept) {
        return JSON.readValue(kept, Errand.class);
    }
}
