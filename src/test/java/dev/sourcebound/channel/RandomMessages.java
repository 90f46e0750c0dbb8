package dev.sourcebound.channel;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Messages of any Unicode, hostile markup and extreme lengths, the same for the same seed.
public final class RandomMessages {

    private static final List<String> HOSTILE =
            List.of(
                    "<!channel>",
                    "<!here|x>",
                    "<@U1>",
                    "<https://evil.example|bank>",
                    "&lt;!channel&gt;",
                    "&amp;",
                    "&",
                    "<",
                    ">",
                    "|",
                    "]]>",
                    "<b>",
                    "</b>",
                    "<a href=\"x\">",
                    "\"",
                    "'",
                    "*b*",
                    "_i_",
                    "~s~",
                    "`c`",
                    "```",
                    ":smile:",
                    "@channel",
                    "@everyone",
                    "#general",
                    "\u202e",
                    "\u2066",
                    "\u200d",
                    "\u0000",
                    "\u001b[31m",
                    "\ud800",
                    "\udc00",
                    "\uffff",
                    "\ufffe",
                    "\u0301".repeat(9),
                    "👩‍👩‍👧‍👦",
                    "🇩🇪🇫🇷",
                    "नी",
                    "각",
                    "\r\n",
                    "\n\n",
                    "\t",
                    "\u2028",
                    "\u0085",
                    "%s",
                    "{}",
                    "\\",
                    "[1]",
                    "tg://user?id=1",
                    "javascript:alert(1)",
                    "</blockquote>",
                    "<a href=\"http://evil.example\">x</a>",
                    "&lt;",
                    "&amp",
                    "&#64;all",
                    "@channel_bot",
                    "/start",
                    "/help@other_bot",
                    "#tag",
                    "$USD",
                    "http://evil.example/x?y=1",
                    "evil.example",
                    "me@evil.example",
                    "10.0.0.1",
                    "+12125550123",
                    "<@U123>",
                    "[x](http://evil.example)",
                    "\ufeff",
                    "e\u0301\u0323\u0330",
                    "🇰🇿🇩🇪",
                    "👍🏽",
                    "ابجد",
                    "हिन्दी",
                    "\n\n\n",
                    "@",
                    ".",
                    "/",
                    "…",
                    "пример.рф",
                    "x.com.");

    private final Random random;

    public RandomMessages(long seed) {
        this.random = new Random(seed);
    }

    public Message next() {
        List<Part> parts = new ArrayList<>();
        int count = random.nextInt(50) == 0 ? random.nextInt(120) : 1 + random.nextInt(4);
        for (int i = 0; i <= count; i++) {
            parts.add(part(i));
        }
        return new Message(parts);
    }

    private Part part(int number) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Part.Paragraph(text(), List.of(1 + random.nextInt(9)));
            case 3 -> new Part.Note(text());
            case 4 -> new Part.Notice(text());
            case 5 -> new Part.Refusal(text(), covered(), random.nextInt(3));
            case 6 -> new Part.Pointers(text(), List.of(new Part.Covered(text(), link())));
            default -> new Part.Quote(number + 1, text(), text(), link());
        };
    }

    private List<Part.Covered> covered() {
        List<Part.Covered> covered = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            covered.add(new Part.Covered(text(), link()));
        }
        return covered;
    }

    private URI link() {
        int length = random.nextInt(200) == 0 ? 3_000 : random.nextInt(40);
        return random.nextBoolean()
                ? null
                : URI.create("https://ask.example/s?a=1&b='" + "x".repeat(length) + "'%26#1-2");
    }

    /// Mostly short; one in three hundred longer than any limit.
    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces =
                switch (random.nextInt(300)) {
                    case 0 -> 3_000 + random.nextInt(3_000);
                    case 1, 2, 3 -> random.nextInt(1_000);
                    case 4, 5, 6 -> 1_500 + random.nextInt(1_500);
                    default -> random.nextInt(12);
                };
        boolean one = random.nextInt(20) == 0;
        String repeated = piece();
        for (int i = 0; i < pieces; i++) {
            text.append(one ? repeated : piece());
        }
        return text.toString();
    }

    private String piece() {
        return switch (random.nextInt(6)) {
            case 0 -> HOSTILE.get(random.nextInt(HOSTILE.size()));
            case 1 -> Character.toString(random.nextInt(0x110000));
            case 2 -> " ";
            default -> Character.toString('a' + random.nextInt(26));
        };
    }
}
