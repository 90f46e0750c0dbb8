package dev.sourcebound.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private static final String ENGLISH =
            "The mill was built in 1810 by a miller from the next valley. It burned down twice, and stands empty today.";
    private static final String GERMAN =
            "Die Mühle wurde 1810 von einem Müller aus dem Nachbartal gebaut. Sie brannte zweimal ab und steht heute leer.";
    private static final String RUSSIAN =
            "Мельницу построил в 1810 году мельник из соседней долины. Она дважды горела и сегодня стоит пустой.";

    private final Languages ofEnglish = of(ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "de, Wann wurde die Mühle gebaut?",
        "fr, Combien coûte un billet pour les enfants ?",
        "es, ¿Quién se encarga del mantenimiento?",
        "pl, Kto odpowiada za konserwację?",
        "hu, Mennyibe kerül a gyerekjegy?",
        "tr, Çocuklar için bilet ne kadar?",
        "uk, Скільки коштує квиток для дітей?",
        "el, Πόσο κοστίζει ένα παιδικό εισιτήριο;",
        "ar, كم سعر تذكرة الأطفال؟",
        "hi, बच्चों के टिकट की कीमत कितनी है?",
        "zh, 磨坊是什么时候建造的？",
        "ja, 水車小屋はいつ建てられましたか？",
        "ko, 어린이 표는 얼마예요?",
    })
    void tellsTheLanguageOfAShortQuestion(String language, String question) {
        assertThat(ofEnglish.of(question)).isEqualTo(Locale.of(language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Did Erdogan go to the CICA sumit in Nur-Sultan?",
                "Has Emanuel Makron been to Nur-Sultan since 2022?",
                "What did Toqaev say in Sankt Peterburg about Lugansk and Donezk?",
                "almaty iran talks dates",
                "left luggage terminal",
                "B18 noise level dB",
                "E17 meaning",
                "Does Jan Horák have vines?",
                "42?",
            })
    void doesNotTakeNamesFromAbroadForAnotherLanguage(String question) {
        assertThat(ofEnglish.of(question)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void findsTheLanguagesOfTheSourcesTheCommonestFirst() {
        assertThat(of(GERMAN, ENGLISH, GERMAN).ofSources())
                .containsExactly(Locale.GERMAN, Locale.ENGLISH);
        assertThat(of(RUSSIAN).ofSources()).containsExactly(Locale.of("ru"));
    }

    @Test
    void assumesNoEnglishWhereTheSourcesHaveNone() {
        Languages german = of(GERMAN);
        assertThat(german.of("Wann wurde die Mühle gebaut?")).isEqualTo(Locale.GERMAN);
        assertThat(german.of("When was the old mill built, and by whom?"))
                .isEqualTo(Locale.ENGLISH);
        assertThat(of(RUSSIAN).of("When was the mill built?")).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void takesSourcesWithoutWordsForEnglish() {
        assertThat(of("17 | 4 | 21").ofSources()).hasSize(1);
    }

    private static Languages of(String... texts) {
        List<Source> sources =
                java.util.stream.IntStream.range(0, texts.length)
                        .mapToObj(i ->
                                new Source(
                                        "s" + i,
                                        "T",
                                        false,
                                        null,
                                        null,
                                        null,
                                        null,
                                        Arrays.asList(texts).get(i),
                                        "sha256:" + i))
                        .toList();
        return new Languages(new Corpus(sources));
    }
}
