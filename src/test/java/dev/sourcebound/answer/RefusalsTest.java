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
import org.junit.jupiter.api.Test;

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
        Refusal refusal =
                refusals.after(
                        Reason.NOT_ANSWERED,
                        question("Wann wurde die Mühle gebaut?"),
                        List.of(),
                        MADE);
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_LANGUAGE);
        assertThat(refusal.text()).contains("Auf Deutsch", "Englisch");
    }

    @Test
    void namesALanguageThatItHasNoWordsOf() {
        Refusal refusal =
                refusals.after(
                        Reason.NOT_ANSWERED, question("როდის აშენდა წისქვილი?"), List.of(), MADE);
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_LANGUAGE);
        assertThat(refusal.text()).contains("Georgian", "English");
    }

    @Test
    void refusesInTheSourcesLanguageWhereTheQuestionIsInIt() {
        Source german =
                Sources.source(
                        "m",
                        "Die Mühle",
                        "Die Mühle wurde 1810 gebaut. Sie brannte zweimal ab und steht heute leer.");
        Refusal refusal =
                of(new Corpus(List.of(german)))
                        .after(
                                Reason.NOT_ANSWERED,
                                question("Wem gehörte die Mühle damals?"),
                                List.of(),
                                MADE);
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_ANSWERED);
        assertThat(refusal.text()).startsWith("In den Quellen");
    }

    @Test
    void keepsTheReasonOfAnEnglishQuestion() {
        Refusal refusal =
                refusals.after(
                        Reason.NOT_ANSWERED, question("Who owned the mill?"), List.of(), MADE);
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

    private Refusal atOnce(String message) {
        return refusals.atOnce(question(message), MADE).orElseThrow();
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
