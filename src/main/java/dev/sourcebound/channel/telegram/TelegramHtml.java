package dev.sourcebound.channel.telegram;

import static dev.sourcebound.channel.telegram.TelegramText.html;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Pages;
import dev.sourcebound.channel.Part;
import dev.sourcebound.channel.Pieces;
import dev.sourcebound.channel.Renderer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message in Telegram's HTML: claims with numbers in brackets, then the quotes by their numbers,
/// each with its source. Of Telegram's tags it uses `a`, `blockquote` and `i`.
final class TelegramHtml implements Renderer<String> {

    /// Below what Telegram takes, 4,096 UTF-16 code units without the tags, as [#weight] counts.
    static final int LIMIT = 4_000;

    /// What a tag weighs at least. Telegram shows at most 100 things that are marked, and takes at
    /// most 32 KiB with all tags: a full text of this weight has fewer.
    private static final int TAG = 20;

    @Override
    public List<String> render(Message message) {
        List<String> paragraphs = message.parts().stream().flatMap(this::paragraphs).toList();
        return Pages.of(paragraphs, LIMIT, "\n\n", TelegramHtml::weight);
    }

    /// How much of a text's limit this takes: each character as it is shown, and each tag.
    static int weight(String html) {
        int weight = 0;
        for (int i = 0; i < html.length(); i++) {
            switch (html.charAt(i)) {
                case '<' -> {
                    int end = html.indexOf('>', i);
                    weight += Math.max(TAG, end - i + 1);
                    i = end;
                }
                case '&' -> {
                    weight++;
                    i = html.indexOf(';', i);
                }
                default -> weight++;
            }
        }
        return weight;
    }

    /// The text without its marks, as Telegram shows it.
    static String plain(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private Stream<String> paragraphs(Part part) {
        return switch (part) {
            case Part.Paragraph claim -> cut(claim.text() + claim.marks(), "", "");
            case Part.Note note -> cut(note.text(), "<i>", "</i>");
            case Part.Notice notice -> cut(notice.text(), "", "");
            case Part.Refusal refusal ->
                    Stream.concat(cut(refusal.text(), "", ""), covers(refusal));
            case Part.Pointers pointers -> list(pointers.heading(), pointers.entries(), 0);
            case Part.Quote quote -> quote(quote);
        };
    }

    private static Stream<String> quote(Part.Quote quote) {
        String head = "[%d] %s".formatted(quote.number(), named(quote.title(), quote.link()));
        String whole = "%s\n<blockquote>%s</blockquote>".formatted(head, html(quote.text()));
        return Stream.of(weight(whole) <= LIMIT ? whole : head + "\n" + html(quote.tooLong()));
    }

    private static Stream<String> covers(Part.Refusal refusal) {
        return refusal.covers().isEmpty()
                ? Stream.empty()
                : list("What I can be asked about:", refusal.covers(), refusal.more());
    }

    private static Stream<String> list(
            String heading, List<Part.Covered> entries, int furtherOnes) {
        List<String> lines = new ArrayList<>();
        lines.add(html(heading));
        entries.forEach(each -> lines.add("– " + named(each.title(), each.link())));
        if (furtherOnes > 0) {
            lines.add("– and %,d more".formatted(furtherOnes));
        }
        return Pages.of(lines, LIMIT, "\n", TelegramHtml::weight).stream();
    }

    /// A link too long to be one is left out: the title says enough.
    private static String named(String title, @Nullable URI link) {
        String shown = html(title);
        if (link == null || link.toString().length() > LIMIT / 4) {
            return shown;
        }
        return "<a href=\"%s\">%s</a>".formatted(TelegramText.escaped(link.toString()), shown);
    }

    private static Stream<String> cut(String text, String before, String after) {
        int room = LIMIT - weight(before + after);
        // Telegram takes no message without text.
        String shown = text.isBlank() ? "–" : text;
        return Pieces.of(shown, room, TelegramText::mutedLength).stream()
                .map(piece -> before + html(piece) + after);
    }
}
