package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Part;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Messages of all kinds, made of what is hard on a renderer: any Unicode, halves of pairs, control
/// characters, marks that pile up, tags, mentions and addresses, texts without a blank, and lengths
/// from nothing to several messages. The same seed gives the same messages.
final class AnyReplies {

    private static final List<String> HOSTILE =
            List.of(
                    "<b>",
                    "</blockquote>",
                    "<a href=\"http://evil.example\">x</a>",
                    "&lt;",
                    "&amp",
                    "&#64;all",
                    "@everyone",
                    "@channel_bot",
                    "/start",
                    "/help@other_bot",
                    "#tag",
                    "$USD",
                    "http://evil.example/x?y=1",
                    "evil.example",
                    "me@evil.example",
                    "tg://user?id=1",
                    "10.0.0.1",
                    "+12125550123",
                    "<!channel>",
                    "<@U123>",
                    "*b*",
                    "_i_",
                    "`c`",
                    "```",
                    "[x](http://evil.example)",
                    "\u202e",
                    "\u2066",
                    "\u200d",
                    "\ufeff",
                    "\u0000",
                    "\ud800",
                    "\udc00",
                    "\ufffe",
                    "e\u0301\u0323\u0330",
                    "👩‍👩‍👧‍👦",
                    "🇰🇿🇩🇪",
                    "👍🏽",
                    "ابجد",
                    "हिन्दी",
                    "\r\n",
                    "\n\n\n",
                    "\t",
                    "@",
                    ".",
                    "/",
                    "<",
                    ">",
                    "&",
                    "\"",
                    "[1]",
                    "…",
                    "пример.рф",
                    "x.com.");

    private final RandomGenerator random;

    AnyReplies(RandomGenerator random) {
        this.random = random;
    }

    Message next() {
        List<Part> parts = new ArrayList<>();
        switch (random.nextInt(8)) {
            case 0 -> parts.add(refusal());
            case 1 -> parts.add(new Part.Notice("Sorry: " + text()));
            default -> answer(parts);
        }
        return new Message(parts);
    }

    private void answer(List<Part> parts) {
        int quotes = 1 + random.nextInt(random.nextInt(40) == 0 ? 60 : 4);
        int claims = 1 + random.nextInt(4);
        for (int i = 0; i < claims; i++) {
            parts.add(new Part.Paragraph(text(), List.of(1 + random.nextInt(quotes))));
        }
        if (random.nextInt(3) == 0) {
            parts.add(new Part.Note(text()));
        }
        for (int number = 1; number <= quotes; number++) {
            parts.add(new Part.Quote(number, text(), text(), link()));
        }
    }

    private Part refusal() {
        List<Part.Covered> covers = new ArrayList<>();
        int most = random.nextInt(30) == 0 ? 80 : 5;
        for (int i = random.nextInt(most); i > 0; i--) {
            covers.add(new Part.Covered(text(), link()));
        }
        return new Part.Refusal("Sorry: " + text(), covers, random.nextInt(3));
    }

    private @Nullable URI link() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> URI.create("https://ask.example.org/sources/a%26b?x=1&y='2'#0-9");
            default ->
                    URI.create(
                            "https://ask.example.org/sources/" + "m".repeat(random.nextInt(1_500)));
        };
    }

    private String text() {
        int length =
                switch (random.nextInt(100)) {
                    case 0 -> 3_900 + random.nextInt(300);
                    case 1 -> random.nextInt(12_000);
                    case 2 -> 0;
                    default -> random.nextInt(200);
                };
        boolean blanks = random.nextInt(10) > 0;
        int hostility = 2 + random.nextInt(40);
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            if (random.nextInt(hostility) == 0) {
                text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
            } else if (blanks && random.nextInt(6) == 0) {
                text.append(' ');
            } else if (random.nextInt(30) == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
