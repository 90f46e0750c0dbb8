package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyWordsTest {

    private static final List<String> KEYS =
            List.of(
                    "nothing_retrieved",
                    "not_answered",
                    "unclear_question",
                    "unsupported_language",
                    "ungrounded",
                    "greeting",
                    "thanks",
                    "farewell",
                    "about",
                    "sources");

    static Stream<Locale> languages() {
        return ReplyWords.OTHERS.stream();
    }

    @Test
    void hasTheCommonestLanguages() {
        assertThat(ReplyWords.OTHERS).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysEverythingInEachLanguageInOtherWordsThanEnglish(Locale language) {
        ReplyWords words = ReplyWords.of(language).orElseThrow();
        Set<String> said = new HashSet<>();
        for (String key : KEYS) {
            String text = words.say(key, Map.of());
            assertThat(text).as(key).isNotBlank();
            assertThat(text).isNotEqualTo(ReplyWords.english().say(key, Map.of()));
            said.add(text);
        }
        assertThat(said).hasSize(KEYS.size());
        assertThat(words.say("unsupported_language", Map.of("languages", "X"))).contains("X");
        assertThat(words.say("about", Map.of("titles", "T", "languages", "X"))).contains("T", "X");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void leavesNoNameOpen(Locale language) {
        ReplyWords words = ReplyWords.of(language).orElseThrow();
        for (String key : KEYS) {
            assertThat(words.say(key, Map.of("titles", "T", "languages", "X")))
                    .as(key)
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void understandsItsOwnSmallTalk(Locale language) {
        ReplyWords words = ReplyWords.of(language).orElseThrow();
        for (SmallTalk.Kind kind : SmallTalk.Kind.values()) {
            List<String> phrases = words.phrases("talk." + kind.key());
            assertThat(phrases).as(kind.key()).isNotEmpty();
            for (String phrase : phrases) {
                assertThat(SmallTalk.of(phrase + "!")).as(phrase).isPresent();
            }
        }
    }

    @Test
    void hasThoseOfEnglish() {
        assertThat(ReplyWords.of(Locale.ENGLISH)).contains(ReplyWords.english());
    }

    @Test
    void hasNoWordsWhereThereIsNoFile() {
        assertThat(ReplyWords.of(Locale.of("tlh"))).isEqualTo(Optional.empty());
    }
}
