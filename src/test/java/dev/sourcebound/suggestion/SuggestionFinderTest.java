package dev.sourcebound.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.language.EnglishTagger;
import dev.sourcebound.language.Languages;
import dev.sourcebound.reading.Support;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionFinderTest {

    private static final Provenance MADE = new Provenance("e", "r", "w", "f");
    private static final String SHIPS =
            "The Annis Grey was built in 1994. The harbour chapel was consecrated by Ilse Marandt.";
    private static final Corpus CORPUS =
            new Corpus(
                    List.of(
                            source("ships", SHIPS),
                            source(
                                    "wetter",
                                    "Die Mühle wurde im Jahr 1810 gebaut. Sie brannte zweimal ab und steht heute leer.")));

    @Test
    void keepsQuestionsThatAreAnsweredWithTheirOwnSentence() throws InterruptedException {
        assertThat(find(citing("The Annis Grey was built in 1994."), 100))
                .extracting(Suggestion::question)
                .containsExactly("When was the Annis Grey built?");
    }

    @Test
    void dropsWhatIsRefused() throws InterruptedException {
        Answerer refusing =
                (question, progress) ->
                        new Reply.Refusal(Reply.Reason.NOT_ANSWERED, "They do not say.", MADE);
        assertThat(find(refusing, 100)).isEmpty();
    }

    @Test
    void checksNoMoreThanItMay() throws InterruptedException {
        assertThat(find(citing(SHIPS), 1)).hasSize(1);
        assertThat(find(citing(SHIPS), 100)).hasSize(2);
    }

    @Test
    void onePassageOfWhichNoneCanBeMadeCostsThoseOfNoOther() throws InterruptedException {
        Source broken = source("broken", "The bell was cast in 1931.");
        Corpus corpus = new Corpus(List.of(broken, CORPUS.sources().getFirst()));
        QuestionMaker maker = new QuestionMaker(new EnglishTagger(), Set.of("the")::contains);
        SuggestionFinder finder =
                new SuggestionFinder(
                        corpus, new Languages(corpus), citing(SHIPS), 100, Duration.ofMinutes(1));
        for (Throwable defect : List.of(new IllegalStateException(), new StackOverflowError())) {
            assertThat(
                            finder.find(passage -> {
                                if (passage.sourceId().equals("broken")) {
                                    sneak(defect);
                                }
                                return maker.questions(passage);
                            }))
                    .hasSize(2);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable defect) throws E {
        throw (E) defect;
    }

    private static List<Suggestion> find(Answerer answerer, int most) throws InterruptedException {
        return new SuggestionFinder(
                        CORPUS, new Languages(CORPUS), answerer, most, Duration.ofMinutes(1))
                .find();
    }

    /// Answers everything with this stretch of the ships.
    private static Answerer citing(String quote) {
        return (Question question, Answerer.Progress progress) -> {
            int start = SHIPS.indexOf(quote);
            Span span = new Span(start, start + quote.length());
            Citation citation =
                    new Citation("ships", "Ships", null, "sha256:ships", span, quote, null);
            Claim claim = new Claim(quote, List.of(0), new Support(0.9));
            return new Reply.Answer(quote, List.of(claim), List.of(citation), List.of(), MADE);
        };
    }

    private static Source source(String id, String text) {
        return new Source(id, id, false, null, null, null, null, text, "sha256:" + id);
    }
}
