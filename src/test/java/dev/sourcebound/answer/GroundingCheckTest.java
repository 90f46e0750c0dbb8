package dev.sourcebound.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Excerpt;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.ClaimReading;
import dev.sourcebound.reading.ClaimVerdict;
import dev.sourcebound.reading.Support;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingCheckTest {

    private static final String SENTENCE = "The mill was built in 1810.";
    private static final Excerpt HONEST = Sources.excerpt(Sources.MILL, SENTENCE);

    private final GroundingCheck check =
            new GroundingCheck(Sources.CORPUS, new PlainWords(), Sources::judge);

    @Test
    void passesWhatTheSourceSays() {
        assertThat(failure(draft(SENTENCE, HONEST))).isEmpty();
    }

    @Test
    void passesAnExcerptOverALineBreakAsOneLine() {
        Excerpt twoLines = Sources.excerpt(Sources.MILL, "It burned down twice.\nIt stands empty.");
        assertThat(failure(draft("It burned down twice. It stands empty.", twoLines))).isEmpty();
    }

    @Test
    void stopsAQuoteThatIsOneCharacterOff() {
        Excerpt lie =
                new Excerpt("mill", "sha256:mill", HONEST.span(), SENTENCE.replace('1', '7'), null);
        assertThat(failure(draft(lie.text(), lie))).contains(Failure.NOT_VERBATIM);
    }

    @Test
    void stopsTrueWordsAtTheWrongPlace() {
        Span shifted = new Span(HONEST.span().start() + 1, HONEST.span().end() + 1);
        Excerpt lie = new Excerpt("mill", "sha256:mill", shifted, SENTENCE, null);
        assertThat(failure(draft(SENTENCE, lie))).contains(Failure.NOT_VERBATIM);
    }

    @Test
    void stopsOffsetsBeyondTheSource() {
        Excerpt lie = new Excerpt("bridge", "sha256:bridge", new Span(30, 57), SENTENCE, null);
        assertThat(failure(draft(SENTENCE, lie))).contains(Failure.NOT_VERBATIM);
    }

    @Test
    void stopsASourceThatIsNotThere() {
        Excerpt lie = new Excerpt("rumour", "sha256:mill", HONEST.span(), SENTENCE, null);
        assertThat(failure(draft(SENTENCE, lie))).contains(Failure.UNKNOWN_SOURCE);
    }

    @Test
    void stopsOffsetsInAnotherRevision() {
        Excerpt lie = new Excerpt("mill", "sha256:before", HONEST.span(), SENTENCE, null);
        assertThat(failure(draft(SENTENCE, lie))).contains(Failure.OTHER_REVISION);
    }

    @Test
    void stopsAClaimWithoutAnExcerpt() {
        assertThat(failure(new Draft(SENTENCE, List.of(), new Support(1))))
                .contains(Failure.NO_EXCERPT);
    }

    @Test
    void passesAClaimInOtherWordsThatItsExcerptBearsOut() {
        Verdict verdict = check.check(draft("In 1810 the mill was built.", HONEST), List.of());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Passed.class,
                        passed -> {
                            assertThat(passed.verbatim()).isFalse();
                            assertThat(passed.draft().support()).isEqualTo(new Support(0.9));
                            assertThat(passed.draft().excerpts())
                                    .extracting(Excerpt::text)
                                    .containsExactly(SENTENCE);
                        });
    }

    @Test
    void readsAnExcerptWithItsNeighboursWhereItsPassageIsKnown() {
        Draft both = draft("The mill built in 1810 burned down twice.", HONEST);
        assertThat(check.check(both, List.of())).isInstanceOf(Verdict.Failed.class);
        assertThat(check.check(both, List.of(Sources.passage(Sources.MILL))))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aPassageThatIsNotInItsSourceTellsNothing() {
        Passage mill = Sources.passage(Sources.MILL);
        String text = mill.text().replace("burned down", "was painted");
        Passage forged =
                new Passage(
                        mill.id(), "mill", "sha256:mill", mill.span(), text, mill.sentences(), "");
        assertThat(
                        check.check(
                                draft("The mill built in 1810 was painted twice.", HONEST),
                                List.of(forged)))
                .isEqualTo(new Verdict.Failed(Failure.NUMBER_MISSING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER_MISSING    | The mill was built in 1811.",
                "NUMBER_MISSING    | Twelve built the mill in 1810.",
                "UNIT_MISSING      | The mill was built in 1810 days.",
                "DATE_MISSING      | The mill was built in May 1810.",
                "NAME_MISSING      | The mill was built by Ada in 1810.",
                "NAME_MISSING      | ACME built the mill in 1810.",
                "NEGATION_DIFFERS  | The mill was not built in 1810.",
                "MISQUOTED         | The mill was “newly built” in 1810.",
                "CONTRADICTED      | The mill was sold in 1810.",
                "NOT_SUPPORTED     | The mill was gladly sold in 1810.",
                "FOREIGN_LINK      | The mill was built in 1810, see https://evil.example/a.",
                "FOREIGN_LINK      | The mill ![](x) was built in 1810.",
                "FOREIGN_LINK      | The [mill](evil) was built in 1810.",
                "FOREIGN_LINK      | The <b>mill</b> was built in 1810.",
                "FOREIGN_LINK      | The mill of evil.example was built in 1810.",
                "FOREIGN_LINK      | The mill javascript:alert(1) was built in 1810.",
                "FOREIGN_LINK      | The mill was built in 1810&#46;",
                "OTHER_LANGUAGE    | Moulin bâti depuis longtemps par des meuniers très riches.",
            })
    void stopsWhatAnExcerptDoesNotBearOut(Failure reason, String claim) {
        assertThat(failure(draft(claim, HONEST))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u202E",
                "\u2066",
                "\u00AD",
                "\uFFFD",
                "\uDB40\uDC41",
                "\uFE0F",
                "\u2028",
                "\uE000",
                "\u0007",
                "\u3164"
            })
    void stopsCharactersThatCannotBeSeen(String hidden) {
        assertThat(failure(draft("In 1810 the mill was" + hidden + " built.", HONEST)))
                .contains(Failure.HIDDEN_CHARACTERS);
    }

    /// The first of each two is what the source has, the second what is written.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://toll.company.org   | https://toll.co",
                "https://toll.company.org   | https://toll.company",
                "https://toll.company.org/a | https://toll.company.org/A",
                "https://toll.company.org/a | https://toll.company.org",
                "https://toll.company.org   | https://toll.company.org.evil.example",
                "https://toll.company.org   | https://toll.company.org@evil.example",
                "https://toll.company.org   | http://toll.company.org",
                "toll.company.org           | company.org",
                "toll.company.org           | toll.co",
                "clerk@company.org          | clerk@company.co",
                "clerk@company.org          | erk@company.org",
                "the town                   | evil.COM",
                "the town                   | Evil.com",
                "the town                   | EVIL.COM/Pay",
                "the town                   | evil.com:80/pay",
                "the town                   | mühle.рф",
                "the town                   | ...evil.com",
                "the town                   | evil.com.1",
                "the <b>town</b>            | the <b",
                "the [town](a)              | [town](",
            })
    void stopsALinkThatIsPartOfAnother(String there, String written) {
        assertThat(linked(there, written)).isEqualTo(new Verdict.Failed(Failure.FOREIGN_LINK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(https://toll.company.org/a) | https://toll.company.org/a",
                "https://toll.company.org/a   | toll.company.org/a",
                "https://toll.company.org     | HTTPS://Toll.Company.ORG/",
                "[a](https://company.org),    | https://company.org",
                "<https://company.org>,       | https://company.org",
                "Company.org                  | company.ORG",
                "clerk@company.org            | (clerk@company.org)",
                "Node.js                      | node.js",
            })
    void letsALinkOfTheSourcePass(String there, String written) {
        assertThat(linked(there, written)).isInstanceOf(Verdict.Passed.class);
    }

    /// What a gate that supports everything makes of a link, where the source has another.
    private static Verdict linked(String there, String written) {
        Source source = Sources.source("toll", "The toll", "Pay by " + there + " today.");
        GroundingCheck lenient =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, passages) ->
                                new ClaimReading(
                                        ClaimVerdict.SUPPORTED,
                                        new Support(0.9),
                                        List.of(Windows.excerpt(passages.getFirst()))));
        return lenient.check(
                draft("Today pay by " + written + ".", Sources.excerpt(source, source.text())),
                List.of());
    }

    @Test
    void stopsANegationThatIsLeftOut() {
        Source source = Sources.source("toll", "The toll", "Carts do not pay the toll here.");
        GroundingCheck lenient =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, passages) ->
                                new ClaimReading(
                                        ClaimVerdict.SUPPORTED,
                                        new Support(0.9),
                                        List.of(Windows.excerpt(passages.getFirst()))));
        assertThat(
                        lenient.check(
                                draft(
                                        "Carts do pay the toll here.",
                                        Sources.excerpt(source, source.text())),
                                List.of()))
                .isEqualTo(new Verdict.Failed(Failure.NEGATION_DIFFERS));
    }

    @Test
    void aSentenceOfAnExcerptIsQuotedAndNotJudged() {
        Source source = Sources.source("toll", "The toll", "Carts pay. Riders pay twice.");
        GroundingCheck doubting =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, _) -> ClaimReading.NOTHING);
        Draft draft = draft("Riders pay twice.", Sources.excerpt(source, source.text()));
        assertThat(doubting.check(draft, List.of(Sources.passage(source))))
                .isEqualTo(
                        new Verdict.Passed(
                                draft("Riders pay twice.", Sources.excerpt(source, draft.text())),
                                List.of(Sources.excerpt(source, draft.text())),
                                true));
    }

    /// All of the window is cited where a number of the claim stands beside the sentence that bears
    /// it out; that makes that sentence no excerpt of the claim's.
    @Test
    void stopsAClaimThatANeighbourBearsOutThoughAllOfTheWindowIsCited() {
        Source source =
                Sources.source(
                        "toll", "The toll", "Carts paid in 1810. Riders paid. Dogs did not.");
        Excerpt riders = Sources.excerpt(source, "Riders paid.");
        GroundingCheck byRiders =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, _) ->
                                new ClaimReading(
                                        ClaimVerdict.SUPPORTED, new Support(0.9), List.of(riders)));
        Draft elsewhere =
                draft("Riders paid too in 1810.", Sources.excerpt(source, "Carts paid in 1810."));
        assertThat(byRiders.check(elsewhere, List.of(Sources.passage(source))))
                .isEqualTo(new Verdict.Failed(Failure.CITED_ELSEWHERE));
    }

    @Test
    void stopsAClaimThatOnlyANeighbourOfItsExcerptBearsOut() {
        Source source = Sources.source("toll", "The toll", "Carts pay. Riders pay twice.");
        Excerpt riders = Sources.excerpt(source, "Riders pay twice.");
        GroundingCheck byRiders =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, _) ->
                                new ClaimReading(
                                        ClaimVerdict.SUPPORTED, new Support(0.9), List.of(riders)));
        List<Passage> around = List.of(Sources.passage(source));
        Draft elsewhere = draft("Riders pay again.", Sources.excerpt(source, "Carts pay."));
        assertThat(byRiders.check(elsewhere, around))
                .isEqualTo(new Verdict.Failed(Failure.CITED_ELSEWHERE));
        assertThat(byRiders.check(draft("Riders pay again.", riders), around))
                .isInstanceOf(Verdict.Passed.class);
    }

    /// The sentence that bears a claim out, where all that can be looked up is in it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Riders did pay twice.           | Riders paid twice.",
                "Riders of 1810 paid twice.      | Carts paid in 1810. Riders paid twice.",
                "Riders, as “carts”, paid twice. | Carts paid in 1810. Riders paid twice."
            })
    void tellsWhatBearsAClaimOutFromWhatIsCitedForItsParts(String claim, String cited) {
        Source source =
                Sources.source("toll", "The toll", "Carts paid in 1810. Riders paid twice.");
        Excerpt riders = Sources.excerpt(source, "Riders paid twice.");
        GroundingCheck byRiders =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, _) ->
                                new ClaimReading(
                                        ClaimVerdict.SUPPORTED, new Support(0.9), List.of(riders)));
        assertThat(byRiders.check(draft(claim, riders), List.of(Sources.passage(source))))
                .isEqualTo(
                        new Verdict.Passed(
                                draft(claim, Sources.excerpt(source, cited)),
                                List.of(riders),
                                false));
    }

    @Test
    void stopsAClaimWhoseJudgeStandsOnWhatIsNotInTheSource() {
        Excerpt invented = new Excerpt("mill", "sha256:mill", new Span(0, 5), "Built", null);
        GroundingCheck misled =
                new GroundingCheck(
                        Sources.CORPUS,
                        new PlainWords(),
                        (_, _) ->
                                new ClaimReading(
                                        ClaimVerdict.SUPPORTED,
                                        new Support(0.9),
                                        List.of(invented)));
        assertThat(misled.check(draft("In 1810 the mill was built.", HONEST), List.of()))
                .isEqualTo(new Verdict.Failed(Failure.NOT_VERBATIM));
    }

    @Test
    void aSentenceThatItsExcerptDoesNotTouchIsNotQuotedForIt() {
        Source source = Sources.source("toll", "The toll", "Carts pay. Riders pay twice.");
        GroundingCheck doubting =
                new GroundingCheck(
                        new Corpus(List.of(source)),
                        new PlainWords(),
                        (_, _) -> ClaimReading.NOTHING);
        assertThat(
                        doubting.check(
                                draft("Riders pay twice.", Sources.excerpt(source, "Carts pay.")),
                                List.of(Sources.passage(source))))
                .isEqualTo(new Verdict.Failed(Failure.NOT_SUPPORTED));
    }

    @Test
    void stopsMoreThanOneSentence() {
        assertThat(failure(draft("In 1810 the mill was built. The mill was built.", HONEST)))
                .contains(Failure.NOT_ONE_SENTENCE);
    }

    @Test
    void stopsNoSentence() {
        assertThat(failure(draft("", HONEST))).contains(Failure.NOT_ONE_SENTENCE);
    }

    @Test
    void takesClaimsOfSixHundredCodeUnitsAndNoMore() {
        String longest = "in 1810 the mill was built, ".repeat(21) + "in 1810 was.";
        assertThat(longest).hasSize(600);
        assertThat(failure(draft(longest, HONEST))).isEmpty();
        assertThat(failure(draft(longest.replace("was.", "was !"), HONEST)))
                .contains(Failure.NOT_ONE_SENTENCE);
    }

    @Test
    void stopsACharacterThatWasLostBeforeTheFirstWord() {
        assertThat(failure(draft("\uFFFDIn 1810 the mill was built.", HONEST)))
                .contains(Failure.HIDDEN_CHARACTERS);
    }

    @Test
    void passesAQuotationThatTheExcerptHas() {
        assertThat(failure(draft("In 1810 “the mill was built”.", HONEST))).isEmpty();
    }

    @Test
    void passesALinkThatTheExcerptHas() {
        Source source =
                Sources.source("toll", "The toll", "See www.toll.example for the toll of carts.");
        GroundingCheck tolls =
                new GroundingCheck(new Corpus(List.of(source)), new PlainWords(), Sources::judge);
        assertThat(
                        tolls.check(
                                draft(
                                        "For the toll of carts see www.toll.example.",
                                        Sources.excerpt(source, source.text())),
                                List.of()))
                .isInstanceOf(Verdict.Passed.class);
    }

    private Optional<Failure> failure(Draft draft) {
        return switch (check.check(draft, List.of())) {
            case Verdict.Failed failed -> Optional.of(failed.failure());
            case Verdict.Passed _ -> Optional.empty();
        };
    }

    private static Draft draft(String text, Excerpt excerpt) {
        return new Draft(text, List.of(excerpt), new Support(0.9));
    }
}
