package dev.sourcebound.channel;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message as plain text: claims with numbers in brackets, then the quotes by their numbers.
///
/// @param limit the most UTF-16 code units of one text, `>= 500`
public record PlainText(int limit) implements Renderer<String> {

    private static final int LEAST = 500;

    public PlainText {
        if (limit < LEAST) {
            throw new IllegalArgumentException(
                    "limit must be >= %d, got %d".formatted(LEAST, limit));
        }
    }

    @Override
    public List<String> render(Message message) {
        List<String> paragraphs = message.parts().stream().flatMap(this::paragraphs).toList();
        return Pages.of(paragraphs, limit);
    }

    private Stream<String> paragraphs(Part part) {
        return switch (part) {
            case Part.Paragraph claim -> cut(claim.text() + claim.marks());
            case Part.Note note -> cut(note.text());
            case Part.Notice notice -> cut(notice.text());
            case Part.Refusal refusal -> Stream.concat(cut(refusal.text()), covers(refusal));
            case Part.Pointers pointers -> list(pointers.heading(), pointers.entries(), 0);
            case Part.Quote quote -> quote(quote);
        };
    }

    private Stream<String> quote(Part.Quote quote) {
        String head = "[%d] ".formatted(quote.number());
        String from = named(quote.title(), quote.link());
        String whole = head + "“" + quote.text() + "” – " + from;
        return whole.length() <= limit
                ? Stream.of(whole)
                : cut(head + quote.tooLong() + " – " + from);
    }

    private Stream<String> covers(Part.Refusal refusal) {
        return refusal.covers().isEmpty()
                ? Stream.empty()
                : list("What I can be asked about:", refusal.covers(), refusal.more());
    }

    private Stream<String> list(String heading, List<Part.Covered> entries, int furtherOnes) {
        String more = furtherOnes > 0 ? "\n– and %,d more".formatted(furtherOnes) : "";
        return cut(
                entries.stream()
                        .map(each -> "– " + named(each.title(), each.link()))
                        .collect(Collectors.joining("\n", heading + "\n", more)));
    }

    private static String named(String title, @Nullable URI link) {
        return link == null ? title : title + " " + link;
    }

    private Stream<String> cut(String text) {
        return Pieces.of(text, limit, String::length).stream();
    }
}
