package dev.sourcebound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.telegram.Attention.Heard;
import dev.sourcebound.channel.telegram.Update.ChatMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionTest {

    private static final Bot BOT = new Bot(99, "quill_bot");
    private static final String PRIVATE = "\"chat\":{\"id\":7,\"type\":\"private\"}";
    private static final String GROUP = "\"chat\":{\"id\":-7,\"type\":\"supergroup\"}";
    private static final String ADA = "\"from\":{\"id\":7,\"is_bot\":false}";
    private static final String ASKS = "\"text\":\"When was the mill built?\"";

    @Test
    void everyTextOfAPersonInAPrivateChatIsAQuestion() {
        assertThat(hear(PRIVATE, ADA, ASKS)).isEqualTo(question("When was the mill built?"));
    }

    @Test
    void aCaptionIsReadAsText() {
        assertThat(hear(PRIVATE, ADA, "\"photo\":[{\"file_id\":\"x\"}],\"caption\":\"Who is it?\""))
                .isEqualTo(question("Who is it?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "sticker", "photo", "document", "location", "video_note"})
    void whoeverSendsNoWordsIsToldThatOnlyWordsAreRead(String kind) {
        assertThat(hear(PRIVATE, ADA, "\"%s\":{\"file_id\":\"x\"}".formatted(kind)))
                .isEqualTo(new Heard.ForBot(new Asked.NoWords()));
        assertThat(hear(GROUP, ADA, "\"%s\":{\"file_id\":\"x\"}".formatted(kind)))
                .isEqualTo(new Heard.ForOthers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"new_chat_members\":[{\"id\":8,\"is_bot\":false}]",
                "\"left_chat_member\":{\"id\":8,\"is_bot\":false}",
                "\"pinned_message\":{\"message_id\":1}",
                "\"new_chat_title\":\"x\"",
                "\"group_chat_created\":true"
            })
    void whatMerelyHappensInAChatIsNotForTheBot(String event) {
        assertThat(hear(PRIVATE, ADA, event)).isEqualTo(new Heard.ForOthers());
        assertThat(hear(GROUP, ADA, event)).isEqualTo(new Heard.ForOthers());
    }

    @Test
    void botsAndChannelsAreNotHeard() {
        String bot = "\"from\":{\"id\":98,\"is_bot\":true}";
        assertThat(hear(PRIVATE, bot, ASKS)).isEqualTo(new Heard.ForOthers());
        assertThat(hear("\"chat\":{\"id\":-5,\"type\":\"channel\"}", ADA, ASKS))
                .isEqualTo(new Heard.ForOthers());
        String inNameOfChannel = ADA + ",\"sender_chat\":{\"id\":-5,\"type\":\"channel\"}";
        assertThat(hear(GROUP, inNameOfChannel, mentioning("@quill_bot When?", 0, 10)))
                .isEqualTo(new Heard.ForOthers());
    }

    @Test
    void anAdministratorWhoWritesInTheNameOfTheGroupIsHeard() {
        String anonymous =
                "\"from\":{\"id\":1087968824,\"is_bot\":true},\"sender_chat\":{\"id\":-7,\"type\":\"supergroup\"}";
        assertThat(hear(GROUP, anonymous, mentioning("@quill_bot When?", 0, 10)))
                .isEqualTo(question("When?"));
    }

    @Test
    void aGroupIsHeardOnlyWhereItNamesTheBot() {
        assertThat(hear(GROUP, ADA, ASKS)).isEqualTo(new Heard.ForOthers());
        assertThat(hear(GROUP, ADA, mentioning("@Quill_Bot When was it?", 0, 10)))
                .isEqualTo(question("When was it?"));
        assertThat(hear(GROUP, ADA, mentioning("@other_bot When was it?", 0, 10)))
                .isEqualTo(new Heard.ForOthers());
        assertThat(hear(GROUP, ADA, "\"text\":\"mail@quill_bot.example or @quill_bottle\""))
                .isEqualTo(new Heard.ForOthers());
    }

    @Test
    void theBotsNameIsNoPartOfTheQuestion() {
        assertThat(hear(GROUP, ADA, mentioning("Tell me, @quill_bot, when?", 9, 10)))
                .isEqualTo(question("Tell me, , when?"));
        assertThat(hear(GROUP, ADA, mentioning("@quill_bot", 0, 10)))
                .isEqualTo(new Heard.ForBot(new Asked.Help()));
    }

    @Test
    void aPersonWithoutANameIsMentionedByEntity() {
        String mention =
                "\"text\":\"Quill, when?\",\"entities\":[{\"type\":\"text_mention\",\"offset\":0,\"length\":5,"
                        + "\"user\":{\"id\":%d,\"is_bot\":true}}]";
        assertThat(hear(GROUP, ADA, mention.formatted(99))).isEqualTo(question(", when?"));
        assertThat(hear(GROUP, ADA, mention.formatted(98))).isEqualTo(new Heard.ForOthers());
        String endless = mention.replace(":0,\"length\":5", ":1,\"length\":2147483647");
        assertThat(hear(PRIVATE, ADA, endless.formatted(99))).isEqualTo(question("Quill, when?"));
    }

    @Test
    void aReplyToTheBotIsForTheBot() {
        String reply =
                ASKS
                        + ",\"reply_to_message\":{\"message_id\":3,\"chat\":{\"id\":-7,\"type\":\"supergroup\"},"
                        + "\"from\":{\"id\":%d,\"is_bot\":true}}";
        assertThat(hear(GROUP, ADA, reply.formatted(99)))
                .isEqualTo(question("When was the mill built?"));
        assertThat(hear(GROUP, ADA, reply.formatted(98))).isEqualTo(new Heard.ForOthers());
    }

    @ParameterizedTest
    @CsvSource({
        "/start, Start[]",
        "/start abc, Start[]",
        "/help, Help[]",
        "/what, Help[]",
        "/sources, Sources[page=1]",
        "/sources 3, Sources[page=3]",
        "/sources_2, Sources[page=2]",
        "/SOURCES 0, Sources[page=1]",
        "/sources of the Nile, Sources[page=1]",
        "/sources@quill_bot 2, Sources[page=2]"
    })
    void commandsAreKnown(String text, String asked) {
        assertThat(hear(PRIVATE, ADA, "\"text\":\"%s\"".formatted(text)))
                .asString()
                .isEqualTo("ForBot[asked=%s]".formatted(asked));
    }

    @Test
    void aGroupsCommandIsForTheBotThatItNames() {
        assertThat(hear(GROUP, ADA, "\"text\":\"/help@quill_bot\""))
                .isEqualTo(new Heard.ForBot(new Asked.Help()));
        assertThat(hear(GROUP, ADA, "\"text\":\"/sources_2@QUILL_BOT\""))
                .isEqualTo(new Heard.ForBot(new Asked.Sources(2)));
        assertThat(hear(GROUP, ADA, "\"text\":\"/help@other_bot\""))
                .isEqualTo(new Heard.ForOthers());
        assertThat(hear(GROUP, ADA, "\"text\":\"/help\"")).isEqualTo(new Heard.ForOthers());
    }

    @Test
    void whileTheBotsNameIsNotKnownAGroupMustWaitAndAPrivateChatNeedNot() {
        String named = mentioning("@quill_bot When?", 0, 10);
        assertThat(Attention.hear(message(GROUP, ADA, named), null))
                .isEqualTo(new Heard.NotKnown());
        assertThat(Attention.hear(message(GROUP, ADA, ASKS), null))
                .isEqualTo(new Heard.ForOthers());
        assertThat(Attention.hear(message(PRIVATE, ADA, ASKS), null))
                .isEqualTo(question("When was the mill built?"));
    }

    @Test
    void marksOutsideOfTheTextAreOverlooked() {
        assertThat(hear(GROUP, ADA, mentioning("@quill_bot When?", -3, 10)))
                .isEqualTo(new Heard.ForOthers());
        assertThat(hear(GROUP, ADA, mentioning("@quill_bot When?", 9, 2_147_483_647)))
                .isEqualTo(new Heard.ForOthers());
    }

    private static Heard hear(String... parts) {
        return Attention.hear(message(parts), BOT);
    }

    private static ChatMessage message(String... parts) {
        String json =
                "{\"update_id\":1,\"message\":{\"message_id\":5,\"date\":1,%s,\"unknown\":{\"a\":[1]}}}"
                        .formatted(String.join(",", parts));
        return new UpdateReader()
                .read(json.getBytes(StandardCharsets.UTF_8))
                .flatMap(Update::told)
                .orElseThrow();
    }

    private static String mentioning(String text, int offset, int length) {
        return "\"text\":\"%s\",\"entities\":[{\"type\":\"mention\",\"offset\":%d,\"length\":%d}]"
                .formatted(text, offset, length);
    }

    private static Heard question(String text) {
        return new Heard.ForBot(new Asked.Question(text));
    }
}
