package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.browser.PageTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page's reading of event streams, as WHATWG HTML 9.2.6 has it, in a browser.
class EventStreamParserTest extends PageTest {

    @BeforeEach
    void open() {
        page.navigate(server.url("/"));
    }

    @Test
    void readsNamesAndData() {
        assertThat(read("event: claim\ndata: {}\n\ndata:x\n\n"))
                .containsExactly("claim={}", "message=x");
    }

    @Test
    void joinsTheLinesOfOneEvent() {
        assertThat(read("data: a\ndata:\ndata:  b\n\n")).containsExactly("message=a\n\n b");
    }

    @Test
    void passesOverCommentsAndUnknownFields() {
        assertThat(read(": alive\n\nid: 7\nretry: 5\nother\ndata: x\n\n"))
                .containsExactly("message=x");
    }

    @Test
    void tellsNoEventWithoutDataAndNoneThatIsIncomplete() {
        assertThat(read("event: claim\n\nevent: done\ndata: half")).isEmpty();
        assertThat(read("event: claim\n\ndata: x\n\n")).containsExactly("message=x");
    }

    @Test
    void readsTheSameHoweverTheBytesAreCut() {
        String stream =
                "\uFEFF: alive\r\n\r\nevent: claim\r\ndata: \u00E4\uD83C\uDF19\r\ndata: b\r\n\r\n"
                        + "data: c\r\rdata\n\nevent:done\ndata:{}\n\n";
        List<String> events =
                List.of("claim=\u00E4\uD83C\uDF19\nb", "message=c", "message=", "done={}");
        int length = stream.getBytes(StandardCharsets.UTF_8).length;
        for (int cut = 0; cut <= length; cut++) {
            assertThat(read(stream, List.of(cut))).as("cut at %d", cut).isEqualTo(events);
        }
        List<Integer> everywhere = new ArrayList<>(IntStream.range(0, length).boxed().toList());
        assertThat(read(stream, everywhere)).isEqualTo(events);
        assertThat(read(stream, Collections.emptyList())).isEqualTo(events);
    }

    private List<String> read(String stream) {
        return read(stream, List.of());
    }

    /// The events of a stream whose bytes arrive cut at these places, each as `name=data`.
    @SuppressWarnings("unchecked")
    private List<String> read(String stream, List<Integer> cuts) {
        return (List<String>)
                page.evaluate(
                        """
                        async ([stream, cuts]) => {
                          const { events } = await import('/widget/sse.js');
                          const bytes = new TextEncoder().encode(stream);
                          const bounds = [0, ...cuts, bytes.length];
                          const body = new ReadableStream({
                            start(controller) {
                              bounds.slice(1).forEach((end, index) =>
                                controller.enqueue(bytes.slice(bounds[index], end)));
                              controller.close();
                            },
                          });
                          const read = [];
                          for await (const { event, data } of events(body, () => {})) {
                            read.push(`${event}=${data}`);
                          }
                          return read;
                        }
                        """,
                        List.of(stream, cuts));
    }
}
