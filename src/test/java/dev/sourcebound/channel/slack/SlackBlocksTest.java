package dev.sourcebound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Part;
import dev.sourcebound.channel.RandomMessages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackBlocksTest {

    private static final int GENERATED = 100_000;

    /// All that may stand between angle brackets: a link to our own source view, with its label.
    private static final Pattern OUR_LINK =
            Pattern.compile("<https://ask\\.example/[^<>|\\s]*\\|[^<>|\\n]+>");

    private static final Pattern AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");

    private final SlackBlocks renderer = new SlackBlocks();

    @Test
    void noTextCanMentionAnybodyOrMakeALink() {
        Message message =
                new Message(
                        List.of(
                                new Part.Paragraph(
                                        "<!channel> & <https://e.example|bank>", List.of(1)),
                                new Part.Quote(
                                        1,
                                        "<@U1> *x*",
                                        "t|<!here>",
                                        URI.create("https://ask.example/sources/a#1-2"))));
        SlackMessage rendered = renderer.render(message).getFirst();
        assertThat(rendered.blocks())
                .containsExactly(
                        Map.of(
                                "type",
                                "section",
                                "text",
                                plain("&lt;!channel&gt; &amp; &lt;https://e.example|bank&gt; [1]")),
                        Map.of(
                                "type",
                                "context",
                                "elements",
                                List.of(
                                        Map.of(
                                                "type",
                                                "mrkdwn",
                                                "text",
                                                "<https://ask.example/sources/a#1-2|[1]>",
                                                "verbatim",
                                                true),
                                        plain("“&lt;@U1&gt; *x*”"),
                                        plain("– t|&lt;!here&gt;"))));
        assertThat(rendered.text()).doesNotContain("<").doesNotContain(">");
    }

    @Test
    void aClaimThatIsTooLongIsCutBetweenWordsAndNothingOfItIsLost() {
        String claim = "word ".repeat(2_000).strip();
        List<SlackMessage> messages =
                renderer.render(new Message(List.of(new Part.Paragraph(claim, List.of()))));
        assertThat(String.join(" ", texts(messages.getFirst()).toList())).isEqualTo(claim);
    }

    @Test
    void moreThanFiftyQuotesTakeSeveralMessages() {
        List<Part> quotes =
                java.util.stream.IntStream.rangeClosed(1, 120)
                        .mapToObj(i -> (Part) new Part.Quote(i, "quote " + i, "title", null))
                        .toList();
        assertThat(renderer.render(new Message(quotes)))
                .extracting(message -> message.blocks().size())
                .containsExactly(50, 50, 20);
    }

    @Test
    void noGeneratedMessageIsInvalidCutsAQuoteOrMentionsAnybody() {
        RandomMessages messages = new RandomMessages(11);
        for (int i = 0; i < GENERATED; i++) {
            Message message = messages.next();
            List<SlackMessage> rendered = renderer.render(message);
            String fault = fault(message, rendered);
            if (!fault.isEmpty()) {
                throw new AssertionError("message %d: %s".formatted(i, fault));
            }
        }
    }

    static String fault(Message message, List<SlackMessage> rendered) {
        for (SlackMessage each : rendered) {
            if (each.blocks().isEmpty() || each.blocks().size() > 50) {
                return each.blocks().size() + " blocks";
            }
            if (each.text().length() > 40_000) {
                return "text of " + each.text().length();
            }
            String wrong =
                    Stream.concat(Stream.of(each.text()), texts(each))
                            .map(SlackBlocksTest::fault)
                            .filter(fault -> !fault.isEmpty())
                            .findFirst()
                            .orElse("");
            if (!wrong.isEmpty()) {
                return wrong;
            }
            if (texts(each).anyMatch(text -> text.isEmpty() || text.length() > 3_000)) {
                return "a text that is empty or too long";
            }
        }
        List<String> texts = rendered.stream().flatMap(SlackBlocksTest::texts).toList();
        boolean whole =
                message.parts().stream()
                        .filter(Part.Quote.class::isInstance)
                        .map(Part.Quote.class::cast)
                        .allMatch(quote ->
                                texts.contains(SlackText.escape("“" + quote.text() + "”"))
                                        || texts.contains(SlackText.escape(quote.tooLong())));
        return whole ? "" : "a quote that was cut";
    }

    private static String fault(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return "half of a surrogate pair";
        }
        String rest = OUR_LINK.matcher(text).replaceAll("");
        if (rest.contains("<") || rest.contains(">")) {
            return "a live reference";
        }
        return AMPERSAND.matcher(rest).find() ? "an escape that was cut" : "";
    }

    /// All texts of its blocks.
    private static Stream<String> texts(SlackMessage message) {
        return message.blocks().stream()
                .flatMap(block ->
                        block.get("elements") instanceof List<?> elements
                                ? elements.stream()
                                : Stream.of(block.get("text")))
                .map(element -> String.valueOf(((Map<?, ?>) element).get("text")));
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text, "emoji", false);
    }
}
