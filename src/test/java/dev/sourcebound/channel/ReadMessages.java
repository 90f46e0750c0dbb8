package dev.sourcebound.channel;

import dev.sourcebound.fuzz.Input;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages made of a fuzzer's bytes: any parts, any texts, links of ours.
public final class ReadMessages {

    private ReadMessages() {}

    public static Message of(Input input) {
        List<Part> parts = new ArrayList<>();
        do {
            parts.add(part(input, parts.size()));
        } while (input.more());
        return new Message(parts);
    }

    private static Part part(Input input, int number) {
        return switch (input.pick(8)) {
            case 0, 1 -> new Part.Paragraph(text(input), List.of(1 + input.pick(9)));
            case 2 -> new Part.Note(text(input));
            case 3 -> new Part.Notice(text(input));
            case 4 -> new Part.Refusal(text(input), covered(input), input.pick(3));
            case 5 ->
                    new Part.Pointers(
                            text(input), List.of(new Part.Covered(text(input), link(input))));
            default -> new Part.Quote(number + 1, text(input), text(input), link(input));
        };
    }

    /// One text in eight is long: the same words over and over.
    private static String text(Input input) {
        int kind = input.next();
        String text = input.text();
        return kind % 8 == 7 ? text.repeat(1 + kind / 8 * 4) : text;
    }

    private static List<Part.Covered> covered(Input input) {
        List<Part.Covered> covered = new ArrayList<>();
        for (int i = input.pick(6); i > 0; i--) {
            covered.add(new Part.Covered(text(input), link(input)));
        }
        return covered;
    }

    private static @Nullable URI link(Input input) {
        int length = input.next();
        return length % 2 == 0
                ? null
                : URI.create(
                        "https://ask.example/s?a=1&b='" + "x".repeat(length * 16) + "'%26#1-2");
    }
}
