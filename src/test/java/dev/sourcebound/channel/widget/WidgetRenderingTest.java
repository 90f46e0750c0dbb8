package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.browser.PageTest;
import dev.sourcebound.channel.RandomReplies;
import dev.sourcebound.chat.ChatReply;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.web.ReplyBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fourth renderer. Replies as generated for the other three, in the form in which the server
/// sends them, are read and drawn by the widget's own code.
class WidgetRenderingTest extends PageTest {

    /// A hundred thousand take some minutes; `-Dreplies=100000` draws them.
    private static final int REPLIES = Integer.getInteger("replies", 20_000);

    private static final int AT_ONCE = 4_000;

    /// One of so many is opened and laid out.
    private static final int EVERY = 500;

    /// Halves of surrogate pairs can be told in JSON only so.
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
                    .build();

    @Test
    void noReplyGivesAnElementAnAttributeOrALinkOfItsOwnACutQuoteOrAnError() {
        visitWith(new Browser.NewContextOptions().setViewportSize(360, 740));
        server.addPage("/drawing.js", drawing());
        page.navigate(server.url("/"));
        page.locator(".welcome .greeting").waitFor();
        RandomReplies replies = new RandomReplies(17);
        long quotes = 0;
        for (int drawn = 0; drawn < REPLIES; drawn += AT_ONCE) {
            StringBuilder stream = new StringBuilder();
            for (int i = 0; i < AT_ONCE; i++) {
                add(replies, i, stream);
            }
            server.addPage("/replies", stream.toString());
            JsonNode seen = JSON.readTree(String.valueOf(page.evaluate(DRAW, session())));
            assertThat(seen.path("faults")).as("in replies from %d on", drawn).isEmpty();
            assertThat(seen.path("drawn").asInt()).isEqualTo(AT_ONCE);
            assertThat(seen.path("opened").asInt()).isEqualTo(AT_ONCE / EVERY);
            quotes += seen.path("quotes").asLong();
        }
        assertThat(quotes).as("quotes shown whole").isGreaterThan(2 * REPLIES);
    }

    private static final String DRAW =
            """
            async (session) => {
              const { draw } = await import('/drawing.js');
              return JSON.stringify(await draw('/replies', JSON.parse(session), %d));
            }
            """
                    .formatted(EVERY);

    /// A question, for every second answer its claims as they are told while it is written, and the
    /// whole.
    private static void add(RandomReplies replies, int number, StringBuilder stream) {
        Reply reply = replies.next();
        event("question", JSON.stringNode(replies.text()), stream);
        JsonNode body =
                JSON.valueToTree(
                        ReplyBody.of("r", new ChatReply(replies.text(), reply), SourceLink.ROOT));
        if (number % 2 == 0) {
            int told = 0;
            for (JsonNode claim : body.path("claims")) {
                ObjectNode made = (ObjectNode) claim.deepCopy();
                for (JsonNode cited : claim.path("citations")) {
                    if (cited.asInt() == told) {
                        made.withArray("new_citations").add(body.path("citations").get(told));
                        told++;
                    }
                }
                event("claim", made, stream);
            }
        }
        event("done", body, stream);
    }

    private static void event(String name, JsonNode data, StringBuilder stream) {
        stream.append("event:%s\ndata:%s\n\n".formatted(name, JSON.writeValueAsString(data)));
    }

    /// What the server lists, as it begins every session.
    private static String session() {
        List<Map<String, String>> sources =
                RandomReplies.corpus().sources().stream()
                        .map(source -> Map.of("id", source.id(), "title", source.title()))
                        .toList();
        return JSON.writeValueAsString(Map.of("token", "t", "sources", sources));
    }

    private static String drawing() {
        try (InputStream in =
                WidgetRenderingTest.class.getResourceAsStream("/browser/drawing.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
