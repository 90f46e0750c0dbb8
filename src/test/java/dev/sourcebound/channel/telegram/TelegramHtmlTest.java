package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Part;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelegramHtmlTest {

    private static final URI LINK = URI.create("https://ask.example.org/sources/mill#0-9?a=1&b=2");

    private final TelegramHtml renderer = new TelegramHtml();

    @Test
    void anAnswerShowsItsClaimsThenItsQuotes() {
        assertThat(
                        render(
                                new Part.Paragraph("Built in 1810 & <sold>.", List.of(1, 2)),
                                new Part.Note("The owner is not told."),
                                new Part.Quote(1, "Built in 1810.", "The mill", LINK),
                                new Part.Quote(2, "It was \"sold\".", "A <note>", null)))
                .containsExactly(
                        """
                        Built in 1810 &amp; &lt;sold&gt;. [1][2]

                        <i>The owner is not told.</i>

                        [1] <a href="https://ask.example.org/sources/mill#0-9?a=1&amp;b=2">The mill</a>
                        <blockquote>Built in 1810.</blockquote>

                        [2] A &lt;note&gt;
                        <blockquote>It was &quot;sold&quot;.</blockquote>\
                        """);
    }

    @Test
    void aRefusalNamesWhatCanBeAskedAbout() {
        assertThat(
                        render(
                                new Part.Refusal(
                                        "I found nothing.",
                                        List.of(
                                                new Part.Covered("The mill", LINK),
                                                new Part.Covered("The ferry", null)),
                                        3)))
                .containsExactly(
                        """
                        I found nothing.

                        What I can be asked about:
                        – <a href="https://ask.example.org/sources/mill#0-9?a=1&amp;b=2">The mill</a>
                        – The ferry
                        – and 3 more\
                        """);
    }

    @Test
    void quotesStayWholeAcrossMessages() {
        List<Part> parts =
                List.of(
                        new Part.Paragraph("Much was written.", List.of(1, 2)),
                        new Part.Quote(1, "a".repeat(2_500), "One", null),
                        new Part.Quote(2, "b".repeat(2_500), "Two", null));
        List<String> messages = renderer.render(new Message(parts));
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).contains("a".repeat(2_500)).doesNotContain("bb");
        assertThat(messages.get(1))
                .isEqualTo("[2] Two\n<blockquote>%s</blockquote>".formatted("b".repeat(2_500)));
    }

    @Test
    void whatIsEscapedCountsAsItIsShown() {
        String quote = "&".repeat(3_900);
        assertThat(render(new Part.Quote(1, quote, "One", null)))
                .singleElement()
                .extracting(html -> Markup.read(html).quotes())
                .isEqualTo(List.of(quote));
    }

    @Test
    void aQuoteLongerThanAMessageIsNotShownInPart() {
        assertThat(render(new Part.Quote(1, "a".repeat(5_000), "One", LINK)))
                .singleElement()
                .asString()
                .contains("5,000 characters", "<a href=")
                .doesNotContain("aaa", "blockquote");
    }

    @Test
    void aHundredLinksAndQuotesAreNotAllInOneMessage() {
        Part[] parts = new Part[60];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part.Quote(i + 1, "a", "b", LINK);
        }
        assertThat(render(parts))
                .hasSizeGreaterThan(1)
                .allSatisfy(html -> assertThat(Markup.read(html).entities()).isLessThan(100));
    }

    @Test
    void withoutItsMarksATextIsWhatTelegramShows() {
        assertThat(TelegramHtml.plain("<i>a &amp;lt; b</i> <a href=\"x\">&lt;c&gt;</a>"))
                .isEqualTo("a &lt; b <c>");
    }

    private List<String> render(Part... parts) {
        return renderer.render(new Message(List.of(parts)));
    }
}
