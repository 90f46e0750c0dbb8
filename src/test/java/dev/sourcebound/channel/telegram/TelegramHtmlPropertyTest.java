package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Part;
import dev.sourcebound.channel.RandomMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TelegramHtmlPropertyTest {

    private static final int REPLIES = 100_000;

    /// Of Telegram, for all that is sent.
    private static final int MOST_BYTES = 1 << 15;

    /// UTF-16 code units: beside so long a quote, muted, any title and link find room.
    private static final int SURELY_SHOWN = 1_200;

    private final TelegramHtml renderer = new TelegramHtml();

    @Test
    void noReplyGivesAnInvalidMessageACutQuoteOrALiveMention() {
        RandomMessages replies = new RandomMessages(13);
        int several = 0;
        int quotes = 0;
        for (int i = 0; i < REPLIES; i++) {
            Message message = replies.next();
            List<String> posts = renderer.render(message);
            several += posts.size() > 1 ? 1 : 0;
            quotes += check(i, message, posts);
        }
        assertThat(several).as("replies of several messages").isGreaterThan(1_000);
        assertThat(quotes).as("quotes shown whole").isGreaterThan(100_000);
    }

    /// @return how many quotes were shown
    static int check(int which, Message message, List<String> posts) {
        List<String> shown = new ArrayList<>();
        Set<String> sources = links(message);
        for (String post : posts) {
            Markup markup = Markup.read(post);
            String failed = fault(markup, post, sources);
            if (failed != null) {
                throw new AssertionError("reply %d: %s".formatted(which, failed));
            }
            markup.quotes().forEach(quote -> shown.add(quote.replace("\u2060", "")));
        }
        int at = 0;
        for (Quote quote : quotes(message)) {
            boolean isShown = at < shown.size() && shown.get(at).equals(quote.text());
            if (!isShown && quote.text().length() <= SURELY_SHOWN) {
                throw new AssertionError("reply %d: a quote is not shown whole".formatted(which));
            }
            at += isShown ? 1 : 0;
        }
        assertThat(at).as("quotes of reply %d that are shown", which).isEqualTo(shown.size());
        return shown.size();
    }

    private static @Nullable String fault(Markup markup, String post, Set<String> sources) {
        if (post.isBlank()) {
            return "blank";
        }
        if (markup.text().length() >= 4_096 || markup.entities() > 100) {
            return "too long or with too many marks";
        }
        if (post.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "too many bytes";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(post)) {
            return "half of a pair";
        }
        if (!sources.containsAll(markup.links())) {
            return "a link that is no source's";
        }
        return LiveText.in(markup.text()).map(live -> "comes alive: " + live).orElse(null);
    }

    private static Set<String> links(Message message) {
        Set<String> links = new HashSet<>();
        for (Part part : message.parts()) {
            switch (part) {
                case Part.Quote quote -> links.add(String.valueOf(quote.link()));
                case Part.Refusal refusal ->
                        refusal.covers().forEach(each -> links.add(String.valueOf(each.link())));
                case Part.Pointers pointers ->
                        pointers.entries().forEach(each -> links.add(String.valueOf(each.link())));
                case Part.Paragraph _, Part.Note _, Part.Notice _ -> {}
            }
        }
        return links;
    }

    /// As they read without what mutes them.
    private static List<Quote> quotes(Message message) {
        return message.parts().stream()
                .flatMap(part ->
                        part instanceof Part.Quote quote ? Stream.of(quote) : Stream.empty())
                .map(quote -> new Quote(quote.text().replace("\u2060", "")))
                .toList();
    }

    private record Quote(String text) {}
}
