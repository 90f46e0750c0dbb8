package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.answer.Reply.Refusal;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.language.Languages;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    private static final Provenance MADE = new Provenance("e", "r", "w", "f");

    private static final Suggestions SUGGESTIONS = new Suggestions();

    static {
        SUGGESTIONS.know(
                List.of(
                        new Suggestions.Suggestion(
                                "When was the mill built?",
                                "mill",
                                Sources.MILL.revision(),
                                "mill#000000")));
    }

    private static final Corpus GERMAN =
            new Corpus(
                    List.of(
                            Sources.source(
                                    "m",
                                    "Die Mühle",
                                    "Die Mühle wurde 1810 gebaut. Sie brannte zweimal ab und steht"
                                            + " heute leer.")));

    private final Refusals refusals = of(Sources.CORPUS);

    @Test
    void answersAGreetingInItsLanguageAndSaysWhatLanguageTheSourcesAreIn() {
        Refusal refusal = atOnce("¡Hola!");
        assertThat(refusal.reason()).isEqualTo(Reason.SMALL_TALK);
        assertThat(refusal.text()).startsWith("¡Hola!").contains("“The mill”", "inglés");
    }

    @Test
    void listsAllSourcesWithTheirAddresses() {
        Source handbook =
                new Source(
                        "h",
                        "Handbook",
                        false,
                        null,
                        null,
                        null,
                        "https://example.org/h",
                        "A b.",
                        "sha256:h");
        Refusals two = of(new Corpus(List.of(Sources.MILL, handbook)));
        assertThat(two.atOnce(question("Which sources do you have?"), MADE).orElseThrow().text())
                .isEqualTo(
                        "I answer from the 2 sources, and from nothing else:\n"
                                + "– Handbook https://example.org/h\n– The mill");
    }

    @Test
    void takesAWordOfTheSourcesForNoGreetingOfAnotherLanguage() {
        // "tack" is thanks in Swedish.
        assertThat(refusals.atOnce(question("tack"), MADE)).isPresent();
        Source boats = Sources.source("boats", "Boats", "A tack is a turn through the wind.");
        Refusals ofBoats =
                new Refusals(
                        new Corpus(List.of(boats)),
                        new AllWords(),
                        new Languages(Sources.CORPUS),
                        new Suggestions());
        assertThat(ofBoats.atOnce(question("tack"), MADE)).isEmpty();
    }

    @Test
    void refusesAQuestionInAnotherLanguageInThatLanguage() {
        Refusal refusal = notAnswered(refusals, "Wann wurde die Mühle gebaut?");
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_LANGUAGE);
        assertThat(refusal.text()).contains("Auf Deutsch", "Englisch");
    }

    @Test
    void namesALanguageThatItHasNoWordsOf() {
        Refusal refusal = notAnswered(refusals, "როდის აშენდა წისქვილი?");
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_LANGUAGE);
        assertThat(refusal.text()).contains("Georgian", "English");
    }

    @Test
    void refusesInTheSourcesLanguageWhereTheQuestionIsInIt() {
        Refusal refusal = notAnswered(of(GERMAN), "Wem gehörte die Mühle damals?");
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_ANSWERED);
        assertThat(refusal.text()).startsWith("In den Quellen");
    }

    @Test
    void refusesInEnglishAQuestionThatIsInNoLanguageOfTheSources() {
        Refusal refusal = notAnswered(of(GERMAN), "Who was the owner of the mill in those days?");
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_LANGUAGE);
        assertThat(refusal.text())
                .isEqualTo(
                        "I could not answer this question in English. The sources are in German; asking in that language may help.");
    }

    @Test
    void keepsTheReasonOfAnEnglishQuestion() {
        Refusal refusal = notAnswered(refusals, "Who owned the mill?");
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_ANSWERED);
        assertThat(refusal.text()).startsWith("I found nothing in the 3 sources");
    }

    @Test
    void namesTheNearestPlaceWithoutAWordOfItAndQuestionsThatAreAnswered() {
        Passage passage = Sources.passage(Sources.MILL);
        Passage inSection =
                new Passage(
                        passage.id(),
                        passage.sourceId(),
                        passage.revision(),
                        passage.span(),
                        passage.text(),
                        passage.sentences(),
                        "The mill > Its fires");
        Refusal refusal =
                refusals.after(
                        Reason.NOT_ANSWERED,
                        question("Who owned the mill?"),
                        List.of(inSection),
                        MADE);
        assertThat(refusal.help().nearest())
                .isEqualTo(
                        new Help.Place(
                                "mill",
                                "The mill",
                                null,
                                "Its fires",
                                passage.revision(),
                                passage.span()));
        assertThat(refusal.help().suggestions()).containsExactly("When was the mill built?");
    }

    @Test
    void namesNothingNearWhereNothingIs() {
        Refusal refusal =
                refusals.after(
                        Reason.NOTHING_RETRIEVED,
                        question("Who sings?"),
                        List.of(Sources.passage(Sources.MILL)),
                        MADE);
        assertThat(refusal.help().nearest()).isNull();
    }

    @Test
    void offersQuestionsToWhoeverGreetsAndNotToWhoeverLeaves() {
        assertThat(atOnce("Hello!").help().suggestions()).hasSize(1);
        assertThat(atOnce("Thanks, bye!").help()).isEqualTo(Help.NONE);
        assertThat(atOnce("Which sources do you have?").help().sources())
                .extracting(Help.Place::sourceId)
                .containsExactly("bridge", "mill", "report");
    }

    @ParameterizedTest
    @CsvSource({"mill, 1", "bridge, 0", "'', 1"})
    void offersQuestionsOfTheSourcesThatWereAskedOnly(String source, int offered) {
        Set<String> among = source.isEmpty() ? Set.of() : Set.of(source);
        Refusal refusal = refusals.atOnce(new Question("Hello!", among), MADE).orElseThrow();
        assertThat(refusal.help().suggestions()).hasSize(offered);
    }

    @Test
    void tellsOfTheSourcesThatWereAskedOnly() {
        Set<String> mill = Set.of("mill");
        Refusal listed =
                refusals.atOnce(new Question("Which sources do you have?", mill), MADE)
                        .orElseThrow();
        assertThat(listed.text())
                .isEqualTo("I answer from the one source, and from nothing else:\n– The mill");
        assertThat(listed.help().sources())
                .extracting(Help.Place::sourceId)
                .containsExactly("mill");
        Question who = new Question("Who owned the bridge?", mill);
        assertThat(refusals.after(Reason.NOT_ANSWERED, who, List.of(), MADE).text())
                .startsWith("I found nothing in the one source that");
    }

    /// What was tried was tried on the source as it was.
    @Test
    void offersNoQuestionOfASourceThatHasChangedOrIsGone() {
        Source mill = Sources.MILL;
        Source changed =
                new Source(
                        "mill", "The mill", false, null, null, null, null, mill.text(), "sha256:2");
        Question hello = question("Hello!");
        for (Corpus corpus :
                List.of(new Corpus(List.of(changed)), new Corpus(List.of(Sources.BRIDGE)))) {
            assertThat(of(corpus).atOnce(hello, MADE).orElseThrow().help().suggestions()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello!                     | There are no documents here yet",
                "Thanks, bye!               | There are no documents here yet",
                "Which sources do you have? | There are no documents here yet",
                "Hallo!                     | Hier gibt es noch keine Dokumente",
                "?!                         | I could not make out a question."
            })
    void saysThatThereIsNoDocumentWhereItWouldTellOfThem(String message, String begins) {
        Refusals ofNone = of(new Corpus(List.of()));
        assertThat(ofNone.atOnce(question(message), MADE).orElseThrow().text()).startsWith(begins);
    }

    @Test
    void saysOfAQuestionThatThereIsNoDocument() {
        Refusal refusal =
                of(new Corpus(List.of()))
                        .after(
                                Reason.NOTHING_RETRIEVED,
                                question("Who owned the mill?"),
                                List.of(),
                                MADE);
        assertThat(refusal.text()).startsWith("There are no documents here yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | the one source: “T1”",
                "3 | the 3 sources: “T1”, “T2”, “T3”",
                "4 | the 4 sources: “T1”, “T2”, “T3”, and 1 more",
                "9 | the 9 sources: “T1”, “T2”, “T3”, and 6 more"
            })
    void namesThreeSourcesAndCountsTheRest(int sources, String named) {
        String text = of(titled(sources)).atOnce(question("Hello!"), MADE).orElseThrow().text();
        assertThat(text)
                .startsWith(
                        "Hello! I am a program that answers questions from " + named + ". Each");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which sources do you have? | 20 | – T20",
                "Which sources do you have? | 21 | – and 1 more",
                "Which sources do you have? | 25 | – and 5 more",
                "Welche Quellen hast du?    | 20 | – T20",
                "Welche Quellen hast du?    | 25 | – +5"
            })
    void listsTwentySourcesAndCountsTheRest(String message, int sources, String last) {
        Refusal refusal = of(titled(sources)).atOnce(question(message), MADE).orElseThrow();
        assertThat(refusal.text().lines().skip(1))
                .startsWith("– T1")
                .contains("– T20")
                .last()
                .isEqualTo(last);
        assertThat(refusal.help().sources()).hasSize(20);
    }

    /// Titles in the order of the names.
    private static Corpus titled(int sources) {
        return new Corpus(
                IntStream.rangeClosed(1, sources)
                        .mapToObj(i ->
                                Sources.source("s%02d".formatted(i), "T" + i, Sources.MILL.text()))
                        .toList());
    }

    private Refusal atOnce(String message) {
        return refusals.atOnce(question(message), MADE).orElseThrow();
    }

    private static Refusal notAnswered(Refusals refusals, String question) {
        return refusals.after(Reason.NOT_ANSWERED, question(question), List.of(), MADE);
    }

    private static Refusals of(Corpus corpus) {
        return new Refusals(corpus, new PlainWords(), new Languages(corpus), SUGGESTIONS);
    }

    private static Question question(String text) {
        return new Question(text, Set.of());
    }

    /// A corpus that has every word.
    private static final class AllWords implements dev.sourcebound.corpus.Vocabulary {

        @Override
        public List<Word> words(String text) {
            return new PlainWords().words(text);
        }

        @Override
        public double rarity(String term) {
            return term.isEmpty() ? 2 : 1;
        }
    }
}
