package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org",
        "HTTPS://Example.ORG:443, https://example.org",
        "http://example.org:80, http://example.org",
        "http://example.org:443, http://example.org:443",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:8080, http://[::1]:8080",
        "https://xn--mhle-0ra.example, https://xn--mhle-0ra.example"
    })
    void isWrittenAsBrowsersWriteIt(String given, String written) {
        assertThat(Origin.of(given).orElseThrow()).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "example.org",
                "//example.org",
                "https://",
                "https://*.example.org",
                "https://example.org/",
                "https://example.org/path",
                "https://example.org?x",
                "https://example.org#x",
                "https://user@example.org",
                "https://example.org:99999",
                "https://example.org https://evil.example",
                "ftp://example.org",
                "chrome-extension://abc",
                "https://m\u00fchle.example"
            })
    void isNothingElse(String given) {
        assertThat(Origin.of(given)).isEmpty();
    }
}
