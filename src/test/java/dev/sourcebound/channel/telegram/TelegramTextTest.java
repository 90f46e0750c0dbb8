package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask @durov now",
                "@all",
                "#news",
                "a #Über b",
                "$USD",
                "$1INCH",
                "/start",
                "do /help@some_bot",
                "(/x)",
                "example.org",
                "see HTTPS://Example.ORG/a?b",
                "ftp://files.example.org",
                "http://user:pass@example.org",
                "mail me@example.org",
                "пример.рф",
                "10.0.0.1",
                "tg://resolve?domain=x",
                "TON://abc",
                "+12125550123",
                "a.b.c.example",
                "..example.org"
            })
    void nothingInATextComesAlive(String text) {
        assertThat(LiveText.in(text)).as("the test would notice").isPresent();
        String muted = TelegramText.muted(text);
        assertThat(LiveText.in(muted)).isEmpty();
        assertThat(muted.replace("\u2060", "")).isEqualTo(text);
        assertThat(TelegramText.muted(muted)).isEqualTo(muted);
        assertThat(muted.length()).isLessThanOrEqualTo(TelegramText.mutedLength(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5. It is 3.5 km/h and/or 7 + 4 at 10:30.",
                "No. 7 (see above) is #1 @ home.",
                "e\u0301.\u0301 @\u0301",
                "a @ b # c $ d / e"
            })
    void whatIsHarmlessStaysAsItIs(String text) {
        assertThat(TelegramText.muted(text)).isEqualTo(text);
    }

    @Test
    void everyCharacterOfHtmlStandsForItself() {
        assertThat(TelegramText.html("<b>&lt;\"</b>"))
                .isEqualTo("&lt;b&gt;&amp;lt;&quot;&lt;/b&gt;");
    }
}
