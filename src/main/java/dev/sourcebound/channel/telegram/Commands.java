package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Composer;
import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Renderer;
import java.util.ArrayList;
import java.util.List;

/// What the bot says of itself. Its own commands are the only ones in a message that can be tapped.
/// Thread-safe.
final class Commands {

    private static final String ONLY_WORDS = "I can read only text. Please write your question.";

    private final Composer composer;
    private final Renderer<String> renderer;
    private final Introduction introduction;

    Commands(Composer composer, Renderer<String> renderer, Introduction introduction) {
        this.composer = composer;
        this.renderer = renderer;
        this.introduction = introduction;
    }

    List<String> help(Errand errand) {
        return List.of(
                """
                I answer questions from my sources, and from nothing else. Each answer quotes its source; where the sources do not say, I tell you so.

                Write your question, in English and in a full sentence. In a group, mention me or reply to one of my messages.

                %s – what I can be asked about
                %s – this text\
                """
                        .formatted(command("sources", errand), command("help", errand)));
    }

    List<String> onlyWords() {
        return renderer.render(Message.notice(ONLY_WORDS));
    }

    /// @param asked which page; one beyond the last gives the last
    List<String> sources(Errand errand, int asked) {
        int pages = composer.sourcePages();
        int page = Math.min(asked, pages);
        List<String> posts = new ArrayList<>(renderer.render(composer.sources(page)));
        if (pages > 1) {
            String next = page < pages ? " Next: " + command("sources_" + (page + 1), errand) : "";
            posts.add(posts.removeLast() + "\n\nPage %d of %d.%s".formatted(page, pages, next));
        }
        return posts;
    }

    /// In a group a command is for this bot only where it says so.
    private String command(String name, Errand errand) {
        Bot bot = introduction.bot();
        boolean group = errand.chat() < 0;
        return "/" + name + (group && bot != null ? "@" + bot.username() : "");
    }
}
