package dev.sourcebound.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "manuals", "help-desk", "a-1-b"})
    void isSmallLettersDigitsAndDashesWithin(String name) {
        assertThat(CollectionName.of(name)).contains(new CollectionName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a_b", "a.b", "a/b", "ä", "a b", "%61"})
    void isNothingElse(String name) {
        assertThat(CollectionName.of(name)).isEmpty();
        assertThatThrownBy(() -> new CollectionName(name))
                .hasMessageContaining("got '" + name + "'");
    }

    @Test
    void hasFortyCharactersAtMost() {
        assertThat(CollectionName.of("a".repeat(40))).isPresent();
        assertThat(CollectionName.of("a".repeat(41))).isEmpty();
    }

    @Test
    void theDefaultIsAtTheRoot() {
        assertThat(CollectionName.DEFAULT.root()).isEmpty();
        assertThat(new CollectionName("manuals").root()).isEqualTo("/collections/manuals");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/collections/a/answers, /v1/answers",
        "/v1/collections/a/sources/x%2Fy, /v1/sources/x%2Fy",
        "/collections/a/v1/answers, /v1/answers",
        "/collections/a/sources/x, /sources/x",
        "/collections/a, /index.html",
        "/collections/a/, /index.html",
        "/v1/collections/a, /v1/",
        // Once only: below a collection there are none.
        "/collections/a/collections/b/v1/answers, /collections/b/v1/answers",
        // None of a collection's.
        "/v1/collections, /v1/collections",
        "/v1/collections/, /v1/collections/",
        "/v1/collections/A/answers, /v1/collections/A/answers",
        "/v1/collections/%61/answers, /v1/collections/%61/answers",
        "/v1/collections;x/a/answers, /v1/collections;x/a/answers",
        "/V1/collections/a/answers, /V1/collections/a/answers",
        "//v1/collections/a/answers, //v1/collections/a/answers",
        "/v1/answers, /v1/answers"
    })
    void isTakenOffAnAddress(String asked, String within) {
        assertThat(CollectionPath.within(asked)).isEqualTo(within);
    }
}
