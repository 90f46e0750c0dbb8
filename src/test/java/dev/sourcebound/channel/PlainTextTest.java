package dev.sourcebound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.answer.Help;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.corpus.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    private static final int GENERATED = 100_000;
    static final int LIMIT = 4_000;

    @Test
    void claimsComeFirstThenTheQuotesByTheirNumbers() {
        Message message =
                new Message(
                        List.of(
                                new Part.Paragraph("It crosses at nine.", List.of(1, 2)),
                                new Part.Note("The fare is not told."),
                                new Part.Quote(
                                        1,
                                        "at nine",
                                        "The ferry",
                                        URI.create("https://a.example/f#1-8")),
                                new Part.Quote(2, "nine", "A note", null)));
        assertThat(new PlainText(LIMIT).render(message))
                .containsExactly(
                        """
                        It crosses at nine. [1][2]

                        The fare is not told.

                        [1] “at nine” – The ferry https://a.example/f#1-8

                        [2] “nine” – A note\
                        """);
    }

    @Test
    void aRefusalNamesWhatTheSourcesCover() {
        Message message =
                new Message(
                        List.of(
                                new Part.Refusal(
                                        "I do not know.",
                                        List.of(new Part.Covered("The ferry", null)),
                                        2)));
        assertThat(new PlainText(LIMIT).render(message))
                .containsExactly(
                        "I do not know.\n\nWhat I can be asked about:\n– The ferry\n– and 2 more");
    }

    @Test
    void aRefusalPointsToWhatMayHelp() {
        Help help =
                new Help(
                        new Help.Place(
                                "ferry",
                                "The ferry",
                                null,
                                "Fares > Bicycles",
                                "sha256:0",
                                new Span(3, 9)),
                        List.of("When does the ferry sail?"),
                        List.of());
        Composer composer =
                new Composer(
                        Replies.corpus(),
                        new SourceLinks(URI.create("https://a.example"), SourceLink.ROOT));
        Message message =
                composer.message(
                        new Reply.Refusal(
                                Reply.Reason.NOT_ANSWERED,
                                "I do not know.",
                                help,
                                new Provenance("e", "r", "w", "f")));
        assertThat(new PlainText(LIMIT).render(message))
                .containsExactly(
                        """
                        I do not know.

                        The nearest thing that the sources cover:
                        – The ferry > Fares > Bicycles https://a.example/sources/ferry?revision=sha256:0#3-9

                        Questions that they answer:
                        – When does the ferry sail?\
                        """);
    }

    @Test
    void aListOfSourcesIsOneOfLinks() {
        Help help =
                new Help(
                        null,
                        List.of(),
                        List.of(new Help.Place("ferry", "The ferry", null, "", "sha256:0", null)));
        Composer composer =
                new Composer(
                        Replies.corpus(),
                        new SourceLinks(URI.create("https://a.example"), SourceLink.ROOT));
        Message message =
                composer.message(
                        new Reply.Refusal(
                                Reply.Reason.SMALL_TALK,
                                "I answer from one source:\n– The ferry",
                                help,
                                new Provenance("e", "r", "w", "f")));
        assertThat(new PlainText(LIMIT).render(message))
                .containsExactly(
                        """
                        I answer from one source:

                        What I can be asked about:
                        – The ferry https://a.example/sources/ferry\
                        """);
    }

    @Test
    void aQuoteThatIsTooLongIsNotShownInPart() {
        Message message =
                new Message(List.of(new Part.Quote(1, "q".repeat(LIMIT), "The ferry", null)));
        assertThat(new PlainText(LIMIT).render(message))
                .singleElement()
                .asString()
                .contains("4,000 characters")
                .doesNotContain("qq");
    }

    @Test
    void noGeneratedMessageIsTooLongMalformedOrCutsAQuote() {
        RandomMessages messages = new RandomMessages(7);
        PlainText renderer = new PlainText(LIMIT);
        for (int i = 0; i < GENERATED; i++) {
            Message message = messages.next();
            check(message, renderer.render(message));
        }
    }

    /// @throws AssertionError where a text is too long or malformed, or a quote was cut
    static void check(Message message, List<String> texts) {
        for (String text : texts) {
            if (text.length() > LIMIT || !isWellFormed(text)) {
                throw new AssertionError("a text is too long or malformed");
            }
        }
        for (Part part : message.parts()) {
            if (part instanceof Part.Quote quote
                    && texts.stream()
                            .noneMatch(text ->
                                    text.contains("“" + quote.text() + "”")
                                            || text.contains(quote.tooLong()))) {
                throw new AssertionError("a quote was cut");
            }
        }
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.codePoints()
                        .noneMatch(each ->
                                Character.isISOControl(each) && each != '\n' && each != '\t');
    }
}
