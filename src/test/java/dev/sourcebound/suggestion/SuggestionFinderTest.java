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
import dev.sourcebound.corpus.Edition;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.language.EnglishTagger;
import dev.sourcebound.language.Languages;
import dev.sourcebound.reading.Support;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
        List<Source> sources = List.of(broken, CORPUS.sources().getFirst());
        Corpus corpus = new Corpus(sources);
        QuestionMaker maker = new QuestionMaker(new EnglishTagger(), Set.of("the")::contains);
        SuggestionFinder finder =
                new SuggestionFinder(
                        new Languages(corpus), citing(SHIPS), 100, Duration.ofMinutes(1));
        for (Throwable defect : List.of(new IllegalStateException(), new StackOverflowError())) {
            assertThat(
                            finder.find(
                                    sources,
                                    passage -> {
                                        if (passage.sourceId().equals("broken")) {
                                            sneak(defect);
                                        }
                                        return maker.questions(passage);
                                    }))
                    .hasSize(2);
        }
    }

    @Test
    void keepsThoseOfSourcesThatHaveStayedAndTriesOnlyTheOthers() throws InterruptedException {
        Suggestion kept = new Suggestion("Who?", "bell", "sha256:bell", "bell#000000");
        Suggestion changed = new Suggestion("When?", "ships", "sha256:old", "ships#000000");
        Suggestion gone = new Suggestion("Where?", "gone", "sha256:gone", "gone#000000");
        Source bell = source("bell", "The bell was cast in 1931.");
        Source ships = CORPUS.sources().getFirst();
        Source old = new Source("ships", "", false, null, null, null, null, "Old.", "sha256:old");
        Edition before = new Edition(List.of(bell, old, source("gone", "Gone.")));
        Edition now = new Edition(List.of(bell, ships));
        SuggestionFinder finder = finder(citing(SHIPS), 100);
        assertThat(finder.find(now, before, List.of(kept, changed, gone)))
                .extracting(Suggestion::question)
                .containsExactlyInAnyOrder(
                        "Who?",
                        "When was the Annis Grey built?",
                        "Who consecrated the harbour chapel?");
        assertThat(finder.find(now, now, List.of(kept))).containsExactly(kept);
    }

    @Test
    void thoseOfLaterSourcesHaveRoomBesideThoseOfEarlierOnes() throws InterruptedException {
        Source bell = source("bell", "The bell was cast in 1931.");
        List<Suggestion> full =
                IntStream.range(0, 3)
                        .mapToObj(i -> new Suggestion("Q" + i, "bell", "sha256:bell", "bell#0"))
                        .toList();
        assertThat(
                        finder(citing(SHIPS), 3)
                                .find(
                                        new Edition(List.of(bell, CORPUS.sources().getFirst())),
                                        new Edition(List.of(bell)),
                                        full))
                .extracting(Suggestion::sourceId)
                .containsExactlyInAnyOrder("ships", "ships", "bell");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable defect) throws E {
        throw (E) defect;
    }

    private static List<Suggestion> find(Answerer answerer, int most) throws InterruptedException {
        return finder(answerer, most).find(CORPUS.edition(), new Edition(List.of()), List.of());
    }

    private static SuggestionFinder finder(Answerer answerer, int most) {
        return new SuggestionFinder(new Languages(CORPUS), answerer, most, Duration.ofMinutes(1));
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
