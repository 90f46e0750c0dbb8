package dev.sourcebound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.Incoming;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SlackEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Its own, and another program's.
                "'channel_type': 'im', 'user': 'U0BOT', 'bot_id': 'B1', 'text': 'x'",
                "'channel_type': 'im', 'user': 'U0BOT', 'text': 'x'",
                "'channel_type': 'im', 'subtype': 'bot_message', 'bot_id': 'B2', 'text': 'x'",
                // Not written by anybody.
                "'channel_type': 'im', 'subtype': 'channel_join', 'user': 'U1', 'text': '<@U1> has joined'",
                "'channel_type': 'im', 'subtype': 'message_deleted', 'deleted_ts': '1.0'",
                "'channel_type': 'im', 'subtype': 'message_changed', 'message': {'subtype': 'tombstone', 'user': 'USLACKBOT', 'text': 'deleted', 'ts': '1.0'}, 'previous_message': {'text': 'x'}",
                // The text is the same: a link got its preview.
                "'channel_type': 'im', 'subtype': 'message_changed', 'message': {'user': 'U1', 'text': 'x', 'ts': '1.0'}, 'previous_message': {'text': 'x'}",
                // Said to nobody, to others, in a thread to somebody else.
                "'channel_type': 'channel', 'user': 'U1', 'text': 'hello'",
                "'channel_type': 'group', 'user': 'U1', 'text': '<@U2> hello'",
                "'channel_type': 'channel', 'user': 'U1', 'thread_ts': '0.5', 'text': '<@U2> hello'"
            })
    void whatIsNotForThisProgramIsIgnored(String fields) {
        assertThat(read("'type': 'message', 'channel': 'X1', 'ts': '1.0', " + fields))
                .isInstanceOf(SlackDelivery.Ignored.class);
    }

    @Test
    void aMentionAndTheSameMessageShareAKey() {
        Incoming mention =
                asked(
                        "'type': 'app_mention', 'channel': 'C1', 'ts': '1.0', 'user': 'U1', 'text': '<@U0BOT> x'");
        Incoming message =
                asked(
                        "'type': 'message', 'channel_type': 'channel', 'channel': 'C1', 'ts': '1.0', 'user': 'U1', 'text': '<@U0BOT> x'");
        assertThat(mention.keys()).contains("T1/C1/1.0");
        assertThat(message.keys()).contains("T1/C1/1.0");
    }

    @Test
    void anEditOfWhichSlackDoesNotSayWhatItWasIsNewWhereItsTextIs() {
        String edit =
                "'type': 'message', 'subtype': 'message_changed', 'channel_type': 'im', 'channel': 'D1',"
                        + " 'message': {'user': 'U1', 'text': '%s', 'ts': '1.0', 'edited': {'ts': '2.0'}}";
        List<String> first =
                asked(
                                "'type': 'message', 'channel_type': 'im', 'channel': 'D1', 'ts': '1.0', 'user': 'U1', 'text': 'a'")
                        .keys();
        assertThat(asked(edit.formatted("a")).keys()).containsAnyElementsOf(first);
        assertThat(asked(edit.formatted("b")).keys()).doesNotContainAnyElementsOf(first);
    }

    @Test
    void aReplyThatMentionsNobodyIsOverheard() {
        assertThat(
                        read(
                                "'type': 'message', 'channel_type': 'channel', 'channel': 'C1', 'ts': '1.0', 'thread_ts': '0.5', 'user': 'U1', 'text': 'and?'"))
                .isInstanceOfSatisfying(
                        SlackDelivery.Overheard.class,
                        overheard -> {
                            assertThat(overheard.incoming().addressed()).isFalse();
                            assertThat(overheard.incoming().conversation()).isEqualTo("T1/C1/0.5");
                        });
    }

    @Test
    void whereSlackDoesNotTellWhoThisProgramIsAMentionIsLeftToItsOwnEvent() {
        String event =
                "{'type': 'event_callback', 'team_id': 'T1', 'event_id': 'E1', 'event': {'type': 'message',"
                        + " 'channel_type': 'channel', 'channel': 'C1', 'ts': '1.0', 'thread_ts': '0.5', 'user': 'U1',"
                        + " 'text': 'and <@U0BOT>?'}}";
        assertThat(SlackEvents.read(JSON.readTree(event.replace('\'', '"'))))
                .isInstanceOf(SlackDelivery.Ignored.class);
    }

    @Test
    void markupIsReadAsItIsShown() {
        assertThat(
                        SlackText.plain(
                                "<@U0BOT>  is <#C1|general> &lt;b&gt; &amp;lt; <https://a.example|here>, <https://b.example> <!here> ok?",
                                "U0BOT"))
                .isEqualTo("is #general <b> &lt; here, https://b.example ok?");
    }

    @Test
    void anythingMayBeMissing() {
        assertThat(read("'type': 'app_mention'")).isInstanceOf(SlackDelivery.Ignored.class);
        assertThat(SlackEvents.read(JSON.readTree("[]"))).isInstanceOf(SlackDelivery.Ignored.class);
        assertThat(SlackEvents.read(JSON.readTree("{\"type\": \"app_rate_limited\"}")))
                .isInstanceOf(SlackDelivery.Ignored.class);
    }

    private static Incoming asked(String event) {
        return ((SlackDelivery.Asked) read(event)).incoming();
    }

    private static SlackDelivery read(String event) {
        String envelope =
                "{'type': 'event_callback', 'team_id': 'T1', 'event_id': 'E%d', 'event': {%s},"
                                .formatted(event.hashCode(), event)
                        + " 'authorizations': [{'user_id': 'U0BOT', 'is_bot': true}]}";
        return SlackEvents.read(JSON.readTree(envelope.replace('\'', '"')));
    }
}
