package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Support;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposerTest {

    @Test
    void aQuoteSaysThePageOfASourceThatHasPages() {
        assertThat(titleOfQuoteOn(12)).isEqualTo("The ferry, p. 12");
        assertThat(titleOfQuoteOn(null)).isEqualTo("The ferry");
    }

    @Test
    void aWordBeforeTheFirstClaimIsShownBeforeIt() {
        assertThat(texts("No. Dogs ride free.")).containsExactly("No.", "Dogs ride free.");
        assertThat(texts("Dogs ride free.")).containsExactly("Dogs ride free.");
    }

    /// Its text has them already.
    @Test
    void questionsThatAreAskedBackAreShownOnce() {
        String asksBack = "“Is it old?” or “Is it new?”";
        assertThat(partsOf(Reason.UNCLEAR_QUESTION, asksBack)).hasSize(1);
        assertThat(partsOf(Reason.NOT_ANSWERED, asksBack)).hasSize(2);
    }

    @Test
    void questionsThatAreOfferedToWhoAskedNoneAreShown() {
        assertThat(partsOf(Reason.UNCLEAR_QUESTION, "Please ask a question.")).hasSize(2);
    }

    private static List<Part> partsOf(Reason reason, String text) {
        Help help = new Help(null, List.of("Is it old?", "Is it new?"), List.of());
        return composer()
                .message(new Reply.Refusal(reason, text, help, Replies.PROVENANCE))
                .parts();
    }

    private static List<String> texts(String text) {
        return message(text, null).parts().stream()
                .filter(Part.Paragraph.class::isInstance)
                .map(part -> ((Part.Paragraph) part).text())
                .toList();
    }

    private static String titleOfQuoteOn(@Nullable Integer page) {
        return message("Dogs ride free.", page).parts().stream()
                .filter(Part.Quote.class::isInstance)
                .map(part -> ((Part.Quote) part).title())
                .findFirst()
                .orElseThrow();
    }

    private static Message message(String text, @Nullable Integer page) {
        Citation citation =
                new Citation(
                        "ferry",
                        "The ferry",
                        null,
                        "sha256:0",
                        new Span(0, 15),
                        "Dogs ride free.",
                        null,
                        page);
        Claim claim = new Claim("Dogs ride free.", List.of(0), new Support(0.9));
        Reply answer =
                new Reply.Answer(
                        text, List.of(claim), List.of(citation), List.of(), Replies.PROVENANCE);
        return composer().message(answer);
    }

    private static Composer composer() {
        return new Composer(Replies.corpus(), new SourceLinks(null, SourceLink.ROOT));
    }
}
