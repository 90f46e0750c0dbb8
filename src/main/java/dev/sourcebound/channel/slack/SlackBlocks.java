package dev.sourcebound.channel.slack;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Pages;
import dev.sourcebound.channel.Part;
import dev.sourcebound.channel.Pieces;
import dev.sourcebound.channel.Renderer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message as Slack's blocks: claims as sections, each quote as a context block with its number,
/// which leads to its place in the source.
///
/// What anybody wrote stands in `plain_text`, where Slack knows neither mention nor link nor style,
/// so that a quote with asterisks keeps them. `mrkdwn` holds numbers and links of ours, and titles
/// where they are links. All of it is escaped, in `plain_text` too: Slack keeps text escaped, and
/// would show `&lt;` of a source as `<`. `verbatim` keeps it from making mentions of plain words.
final class SlackBlocks implements Renderer<SlackMessage> {

    /// Slack's limit of a text in a block, in characters; code units are never fewer.
    static final int MOST_TEXT = 3_000;

    /// Slack's limit of a message.
    static final int MOST_BLOCKS = 50;

    /// Escaped code units; a title of 200 that are all escaped fits beside it.
    private static final int LONGEST_LINK = 1_000;

    /// Of all texts of a message: far below what Slack takes, and long to read as it is.
    static final int MOST_OF_ALL = 12_000;

    @Override
    public List<SlackMessage> render(Message message) {
        List<SlackMessage> messages = new ArrayList<>();
        List<Block> page = new ArrayList<>();
        int length = 0;
        for (Block block : message.parts().stream().flatMap(SlackBlocks::blocks).toList()) {
            if (page.size() == MOST_BLOCKS || length + block.text().length() > MOST_OF_ALL) {
                messages.add(message(page));
                page.clear();
                length = 0;
            }
            page.add(block);
            length += block.text().length();
        }
        messages.add(message(page));
        return messages;
    }

    /// @param text the same as escaped text
    private record Block(Map<String, Object> json, String text) {}

    private static SlackMessage message(List<Block> page) {
        return new SlackMessage(
                page.stream().map(Block::text).collect(Collectors.joining("\n\n")),
                page.stream().map(Block::json).toList());
    }

    private static Stream<Block> blocks(Part part) {
        return switch (part) {
            case Part.Paragraph claim -> sections(claim.text() + claim.marks());
            case Part.Notice notice -> sections(notice.text());
            case Part.Note note -> cut(note.text()).map(SlackBlocks::context);
            case Part.Quote quote -> Stream.of(quote(quote));
            case Part.Pointers pointers -> list(pointers.heading(), pointers.entries(), 0);
            case Part.Refusal refusal -> Stream.concat(sections(refusal.text()), covers(refusal));
        };
    }

    private static Stream<Block> sections(String text) {
        return cut(text).map(SlackBlocks::section);
    }

    private static Block section(String text) {
        return new Block(Map.of("type", "section", "text", plain(text)), SlackText.escape(text));
    }

    private static Block context(String text) {
        return new Block(
                Map.of("type", "context", "elements", List.of(plain(text))),
                SlackText.escape(text));
    }

    private static Block quote(Part.Quote quote) {
        String whole = "“" + quote.text() + "”";
        String shown = SlackText.escapedLength(whole) <= MOST_TEXT ? whole : quote.tooLong();
        String number = "[%d]".formatted(quote.number());
        URI link = sendable(quote.link());
        List<Map<String, Object>> elements =
                List.of(
                        link == null ? plain(number) : markup(linked(number, link)),
                        plain(shown),
                        plain("– " + quote.title()));
        String text = SlackText.escape("%s %s – %s".formatted(number, shown, quote.title()));
        return new Block(
                Map.of("type", "context", "elements", elements),
                link == null ? text : text + " " + SlackText.escape(link.toString()));
    }

    private static Stream<Block> covers(Part.Refusal refusal) {
        return refusal.covers().isEmpty()
                ? Stream.empty()
                : list("What I can be asked about:", refusal.covers(), refusal.more());
    }

    private static Stream<Block> list(String heading, List<Part.Covered> entries, int furtherOnes) {
        List<String> lines = new ArrayList<>(List.of(SlackText.escape(heading)));
        entries.forEach(each -> lines.add("• " + named(each.title(), each.link())));
        if (furtherOnes > 0) {
            lines.add("• and %,d more".formatted(furtherOnes));
        }
        return Pages.of(lines, MOST_TEXT, "\n").stream()
                .map(list -> new Block(Map.of("type", "section", "text", markup(list)), list));
    }

    /// As markup: a link, where there is one of a length to be sent.
    private static String named(String title, @Nullable URI address) {
        URI link = sendable(address);
        return link == null ? SlackText.escape(title) : linked(title, link);
    }

    private static @Nullable URI sendable(@Nullable URI link) {
        return link == null || SlackText.escapedLength(link.toString()) > LONGEST_LINK
                ? null
                : link;
    }

    /// The label ends at a `>` and begins at a `|`; the one is escaped, the other replaced.
    private static String linked(String label, URI link) {
        String address = SlackText.escape(link.toString()).replace("|", "%7C");
        return "<%s|%s>".formatted(address, SlackText.escape(label).replace('|', '¦'));
    }

    private static Stream<String> cut(String text) {
        // Slack takes no block without text.
        return Pieces.of(text.isBlank() ? "–" : text, MOST_TEXT, SlackText::escapedLength).stream();
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", SlackText.escape(text), "emoji", false);
    }

    /// @param markup escaped already
    private static Map<String, Object> markup(String markup) {
        return Map.of("type", "mrkdwn", "text", markup, "verbatim", true);
    }
}
