package dev.sourcebound.channel;

import dev.sourcebound.corpus.SourceLink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Messages of any Unicode, hostile markup and extreme lengths, the same for the same seed: one
/// half made of replies as the channels make them, the other of any parts in any order.
public final class RandomMessages {

    private final Random random;
    private final RandomTexts texts;
    private final RandomReplies replies;
    private final Composer composer =
            new Composer(
                    RandomReplies.corpus(),
                    new SourceLinks(URI.create("https://ask.example"), SourceLink.ROOT));

    public RandomMessages(long seed) {
        this.random = new Random(seed);
        this.texts = new RandomTexts(random);
        this.replies = new RandomReplies(random);
    }

    public Message next() {
        return random.nextBoolean() ? composer.message(replies.next()) : ofAnyParts();
    }

    private Message ofAnyParts() {
        List<Part> parts = new ArrayList<>();
        int count = random.nextInt(50) == 0 ? random.nextInt(120) : 1 + random.nextInt(4);
        for (int i = 0; i <= count; i++) {
            parts.add(part(i));
        }
        return new Message(parts);
    }

    private Part part(int number) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Part.Paragraph(texts.next(), List.of(1 + random.nextInt(9)));
            case 3 -> new Part.Note(texts.next());
            case 4 -> new Part.Notice(texts.next());
            case 5 -> new Part.Refusal(texts.next(), covered(), random.nextInt(3));
            case 6 ->
                    new Part.Pointers(
                            texts.next(), List.of(new Part.Covered(texts.next(), link())));
            default -> new Part.Quote(number + 1, texts.next(), texts.next(), link());
        };
    }

    private List<Part.Covered> covered() {
        List<Part.Covered> covered = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            covered.add(new Part.Covered(texts.next(), link()));
        }
        return covered;
    }

    private URI link() {
        int length = random.nextInt(200) == 0 ? 3_000 : random.nextInt(40);
        return random.nextBoolean()
                ? null
                : URI.create("https://ask.example/s?a=1&b='" + "x".repeat(length) + "'%26#1-2");
    }
}
