package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {

    private final UpdateReader reader = new UpdateReader();

    @Test
    void whatIsUnknownIsIgnored() {
        assertThat(read("{\"update_id\":12,\"poll\":{\"id\":\"x\"},\"new\":[{}]}"))
                .get()
                .isEqualTo(new Update(12L, null, null));
    }

    @Test
    void numbersBeyondThirtyTwoBitsAreRead() {
        assertThat(
                        read(
                                "{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":{\"id\":-1009999999999,\"type\":\"supergroup\"},\"text\":\"x\"}}"))
                .get()
                .extracting(update -> update.told().orElseThrow().chat().id())
                .isEqualTo(-1_009_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"update_id\":null}",
                "{\"update_id\":\"x\"}",
                "{\"update_id\":99999999999999999999999999}",
                "{\"update_id\":1,\"message\":{\"message_id\":1}}",
                "{\"update_id\":1,\"message\":7}",
                "{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":{\"id\":1},\"entities\":[{}]}}",
                "{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":{\"type\":\"private\"}}}"
            })
    void whatIsNoUpdateIsNotRead(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void depthIsLimited() {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThat(read("{\"update_id\":1,\"deep\":%s}".formatted(deep))).isEmpty();
    }

    private Optional<Update> read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
