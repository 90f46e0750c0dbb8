package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.telegram.Update.ChatMessage;
import dev.sourcebound.channel.telegram.Update.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells which messages are for the bot: all in a private chat; in a group those that name it, call
/// a command of it by `/command@name`, or reply to it. Messages of bots, joins, pins and whatever
/// else happens in a chat are not.
final class Attention {

    private static final Pattern COMMAND =
            Pattern.compile(
                    "/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{1,64}))?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern SOURCES = Pattern.compile("sources(?:_([0-9]{1,9}))?");
    private static final Pattern PAGE = Pattern.compile("[0-9]{1,9}");

    private Attention() {}

    /// For whom a message is.
    sealed interface Heard {

        record ForBot(Asked asked) implements Heard {}

        record ForOthers() implements Heard {}

        /// It names a bot, and the name of this one is not known yet.
        record NotKnown() implements Heard {}
    }

    /// @param bot this bot, or null while it is not known
    static Heard hear(ChatMessage message, @Nullable Bot bot) {
        if (!isOfSomebody(message)) {
            return new Heard.ForOthers();
        }
        if (message.chat().isPrivate()) {
            return inPrivate(message, bot);
        }
        return message.chat().isGroup() ? inGroup(message, bot) : new Heard.ForOthers();
    }

    /// Of a person, or of an administrator who writes in the name of the group.
    private static boolean isOfSomebody(ChatMessage message) {
        Update.Place inNameOf = message.senderChat();
        if (inNameOf != null) {
            return inNameOf.id() == message.chat().id();
        }
        return message.from() != null && !message.from().isBot();
    }

    private static Heard inPrivate(ChatMessage message, @Nullable Bot bot) {
        if (message.words().isEmpty()) {
            return message.holdsOther() ? forBot(Asked.NoWords::new) : new Heard.ForOthers();
        }
        return forBot(() -> asked(message, bot));
    }

    private static Heard inGroup(ChatMessage message, @Nullable Bot bot) {
        String words = message.words().orElse("");
        if (words.isBlank() || !namesSomeBot(message, words)) {
            return new Heard.ForOthers();
        }
        if (bot == null) {
            return new Heard.NotKnown();
        }
        return isAddressed(message, words, bot)
                ? forBot(() -> asked(message, bot))
                : new Heard.ForOthers();
    }

    private static boolean namesSomeBot(ChatMessage message, String words) {
        ChatMessage before = message.replyToMessage();
        return words.contains("@")
                || message.marks().stream().anyMatch(mark -> "text_mention".equals(mark.type()))
                || (before != null && before.from() != null && before.from().isBot());
    }

    private static boolean isAddressed(ChatMessage message, String words, Bot bot) {
        Matcher command = COMMAND.matcher(words.strip());
        if (command.matches() && command.group(2) != null) {
            return command.group(2).equalsIgnoreCase(bot.username());
        }
        ChatMessage before = message.replyToMessage();
        return (before != null && bot.is(before.from()))
                || message.marks().stream().anyMatch(mark -> bot.isNamedBy(mark, words));
    }

    private static Asked asked(ChatMessage message, @Nullable Bot bot) {
        String words = message.words().orElse("");
        String text = (bot == null ? words : withoutName(words, message.marks(), bot)).strip();
        Matcher command = COMMAND.matcher(text);
        if (command.matches()) {
            String argument = command.group(3);
            return command(
                    command.group(1).toLowerCase(Locale.ROOT), argument == null ? "" : argument);
        }
        return text.isEmpty() ? new Asked.Help() : new Asked.Question(text);
    }

    private static Asked command(String name, String argument) {
        Matcher sources = SOURCES.matcher(name);
        if (sources.matches()) {
            String page = sources.group(1) == null ? argument.strip() : sources.group(1);
            boolean given = PAGE.matcher(page).matches();
            return new Asked.Sources(given ? Math.max(1, Integer.parseInt(page)) : 1);
        }
        return name.equals("start") ? new Asked.Start() : new Asked.Help();
    }

    /// The bot's name is there to call it, and is no part of a question.
    private static String withoutName(String words, List<Entity> marks, Bot bot) {
        StringBuilder text = new StringBuilder(words);
        marks.stream()
                .filter(mark -> bot.isNamedBy(mark, words))
                .sorted(Comparator.comparingInt(Entity::offset).reversed())
                .filter(mark -> mark.isWithin(text))
                .forEach(mark -> text.delete(mark.offset(), mark.offset() + mark.length()));
        return text.toString();
    }

    private static Heard forBot(Supplier<Asked> asked) {
        return new Heard.ForBot(asked.get());
    }
}
