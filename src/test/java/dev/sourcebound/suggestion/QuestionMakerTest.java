package dev.sourcebound.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.language.EnglishTagger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionMakerTest {

    private static final Set<String> LOWER = Set.of("the", "an", "work", "visitors", "swimming");
    private static final QuestionMaker MAKER =
            new QuestionMaker(new EnglishTagger(), LOWER::contains);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The Annis Grey was built in 1994. | When was the Annis Grey built?
                    In 2015, Kazakhstan joined the World Trade Organization. | When did Kazakhstan join the World Trade Organization?
                    An unpaid booking is held for 48 hours; after that it lapses. | For how many hours is an unpaid booking held?
                    The *Dunlin*, our fast craft, takes 74 passengers. | How many passengers does the Dunlin take?
                    The original spillway could pass 340 cubic metres per second. | How many cubic metres could the original spillway pass per second?
                    Leopold Zwerger designed the Tarn bridge. | Who designed the Tarn bridge?
                    The harbour chapel was consecrated by Ilse Marandt. | Who consecrated the harbour chapel?
                    Swimming in the reservoir has been prohibited since 1952. | Since when has swimming in the reservoir been prohibited?
                    The southern road was closed because its bridge had rusted. | Why was the southern road closed?
                    "Vehicle" means anything on wheels that is towed aboard. | What does “Vehicle” mean?
                    There are 31 steps at the jetty of Tarn Holm. | How many steps are there at the jetty of Tarn Holm?
                    """)
    void asksForAStretchOfTheSentence(String sentence, String question) {
        assertThat(MAKER.question(sentence, "")).contains(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was built in 1994.",
                "He founded the harbour museum in 1994.",
                "This bridge was opened in 1994.",
                "Was the mill built in 1810?",
                "The mill was built in 1810 or 1811.",
                "“The mill was built in 1810,” she said.",
                "Another mill was opened later in 1994.",
                "Nobody was there.",
                "1994",
                "Report by the director",
                "Role | Approved by the director",
                "the director of the harbour museum",
                "Der Müller baute die Mühle im Jahr 1810.",
            })
    void leavesAloneWhatGivesNoQuestionThatStandsAlone(String sentence) {
        assertThat(MAKER.question(sentence, "")).isEmpty();
    }

    @Test
    void asksForTheMeasureThatARowOfATableGives() {
        assertThat(MAKER.question("Reservoir capacity | 38.5 million m³", ""))
                .contains("What is the reservoir capacity?");
        assertThat(MAKER.question("Port Lennick | 08:15 | 09:40", "")).isEmpty();
    }

    @Test
    void takesAHeadingThatAsksAsItStands() {
        String text = "Write to the desk within ten days.";
        Passage passage =
                new Passage(
                        "s#000000",
                        "s",
                        "sha256:s",
                        new Span(0, text.length()),
                        text,
                        List.of(new Span(0, text.length())),
                        "Handbook > How do I return a damaged item?");
        assertThat(MAKER.questions(passage))
                .extracting(QuestionMaker.Made::question)
                .containsExactly("How do I return a damaged item?");
    }
}
