package dev.sourcebound.channel.telegram;

import dev.sourcebound.channel.Answering;
import dev.sourcebound.channel.Channel;
import dev.sourcebound.channel.Message;
import dev.sourcebound.channel.Part;
import dev.sourcebound.channel.Posting;
import dev.sourcebound.channel.Renderer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers in Telegram's chats. Thread-safe.
final class TelegramChannel implements Channel {

    static final String NAME = "telegram";

    private static final Logger log = LoggerFactory.getLogger(TelegramChannel.class);

    /// How often a letter is mended: once for each thing that may be wrong with it.
    private static final int MOST_MENDINGS = 3;

    /// Chats in which it is shown at once that the bot is typing. Telegram limits what a bot sends
    /// in all, and answers come first.
    private static final int MOST_TYPING = 16;

    /// Somebody has to mend the token first.
    private static final Duration UNTIL_MENDED = Duration.ofSeconds(30);

    /// In what Telegram says where nobody can be written to any more.
    private static final List<String> GONE =
            List.of(
                    "chat not found",
                    "deactivated",
                    "PEER_ID_INVALID",
                    "CHAT_WRITE_FORBIDDEN",
                    "CHAT_RESTRICTED",
                    "TOPIC_CLOSED",
                    "not enough rights",
                    "no rights to send");

    private final TelegramApi api;
    private final Answering answering;
    private final Commands commands;
    private final Places places;
    private final Renderer<String> renderer;
    private final Semaphore typing = new Semaphore(MOST_TYPING);

    TelegramChannel(
            TelegramApi api,
            Answering answering,
            Commands commands,
            Places places,
            Renderer<String> renderer) {
        this.api = api;
        this.answering = answering;
        this.commands = commands;
        this.places = places;
        this.renderer = renderer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> answer(String content) throws InterruptedException {
        Errand errand = errand(content);
        return switch (errand.asked()) {
            case Asked.Question question -> answer(errand, question.text());
            case Asked.Help _ -> commands.help(errand);
            case Asked.Start _ -> {
                places.forget(errand);
                yield commands.help(errand);
            }
            case Asked.Sources sources -> commands.sources(errand, sources.page());
            case Asked.NoWords _ -> commands.onlyWords();
        };
    }

    @Override
    public List<String> say(String content, Message notice) {
        return renderer.render(notice);
    }

    @Override
    public Posting post(String content, String post, Attempt attempt) throws InterruptedException {
        Letter letter = new Letter(errand(content), post, true);
        for (int mendings = 0; ; mendings++) {
            ApiReply reply = api.callToItsEnd("sendMessage", letter.parameters());
            Letter mended = reply instanceof ApiReply.Refused no ? letter.mended(no) : null;
            if (mended == null || mendings == MOST_MENDINGS) {
                return posting(reply, letter);
            }
            tell(letter, mended);
            letter = mended;
        }
    }

    private List<String> answer(Errand errand, String question) throws InterruptedException {
        Message message = whileTyping(errand, question);
        places.say(errand, question, said(message));
        return renderer.render(message);
    }

    private Message whileTyping(Errand errand, String question) throws InterruptedException {
        if (!typing.tryAcquire()) {
            return answering.answer(question, places.said(errand));
        }
        try (Typing _ = Typing.begin(api, errand)) {
            return answering.answer(question, places.said(errand));
        } finally {
            typing.release();
        }
    }

    private Errand errand(String content) {
        Errand errand = Errands.read(content);
        return errand.in(places.now(errand.chat()));
    }

    private void tell(Letter letter, Letter mended) {
        if (mended.to().chat() != letter.to().chat()) {
            places.move(letter.to().chat(), mended.to().chat());
        } else if (!mended.html()) {
            log.error("Telegram could not read a message's HTML; it is sent as plain text");
        }
    }

    private Posting posting(ApiReply reply, Letter letter) {
        return switch (reply) {
            case ApiReply.Done _ -> new Posting.Posted();
            case ApiReply.Later later ->
                    new Posting.Later(later.after(), later.mayBeDone(), later.reason());
            case ApiReply.Refused refused -> posting(refused, letter);
        };
    }

    private Posting posting(ApiReply.Refused refused, Letter letter) {
        if (refused.isOfToken()) {
            Introduction.tell(refused);
            return new Posting.Later(UNTIL_MENDED, false, "token_refused");
        }
        if (refused.code() == 403 || GONE.stream().anyMatch(refused::says)) {
            places.forget(letter.to());
            return new Posting.Gone("http_" + refused.code());
        }
        log.error("Telegram refuses a message ({}): {}", refused.code(), refused.description());
        return new Posting.Refused("http_" + refused.code());
    }

    /// What a follow-up may refer to.
    private static String said(Message message) {
        return message.parts().stream()
                .flatMap(TelegramChannel::said)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> said(Part part) {
        return switch (part) {
            case Part.Paragraph claim -> Stream.of(claim.text());
            case Part.Note note -> Stream.of(note.text());
            case Part.Refusal refusal -> Stream.of(refusal.text());
            case Part.Notice notice -> Stream.of(notice.text());
            case Part.Quote _, Part.Pointers _ -> Stream.empty();
        };
    }
}
