package dev.sourcebound.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.chat.Phrases.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who led the inquiry? | inquiry",
                "When was the old mill sold? | old mill",
                "How much gas did Halvern draw off in 2009? | gas; Halvern; 2009",
                "How many seats does the Foundry Party have? | seats; Foundry Party",
                "How many lorries are parked at the old mill? | lorries; parked; old mill",
                "What is ground water contamination? | ground water contamination",
                "It was set up under Dr. Anselm Keogh. | Dr. Anselm Keogh",
                "Joren Falk, foreign minister since 2020. | Joren Falk; foreign minister; 2020",
                "They now cover 9 ha of the Outer Flats. | 9 ha; Outer Flats",
                "The keeper's lamp was closed. | keeper's lamp",
                "What's in the box? | box"
            })
    void takesTheRunsBetweenFunctionWordsWithoutTheVerbsThatTheseAnnounce(
            String text, String phrases) {
        assertThat(Phrases.of(text)).extracting(Phrase::text).containsExactly(phrases.split("; "));
    }

    @Test
    void aNameIsTakenByItselfToo() {
        assertThat(Phrases.of("When was the railway to Port Lorne shut?"))
                .contains(new Phrase("Port Lorne", true), new Phrase("railway", false));
    }

    @Test
    void aWordThatBeginsASentenceIsNoNameForThat() {
        assertThat(Phrases.of("Tours are free.")).containsExactly(new Phrase("Tours", false));
    }

    @Test
    void aPossessiveIsTakenOffAName() {
        assertThat(Phrases.of("Who is Halvern's minister?")).contains(new Phrase("Halvern", true));
    }
}
