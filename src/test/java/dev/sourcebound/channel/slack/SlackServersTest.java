package dev.sourcebound.channel.slack;

import static dev.sourcebound.channel.slack.SlackSender.mention;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.slack.SlackStandIn.Trouble;
import dev.sourcebound.scaleout.JavaProcess;
import dev.sourcebound.scaleout.Postgres;
import dev.sourcebound.store.SharedStoreSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers, each a process of its own, with one store; Slack delivers to either, and again to
/// the other. One of them is killed.
@Tag("scale-out")
class SlackServersTest {

    private static final int MESSAGES = 20;

    @TempDir Path folder;
    private final SlackStandIn slack = new SlackStandIn();
    private final SharedStoreSettings store = Postgres.database();
    private Child one;
    private Child other;

    @BeforeEach
    void start() throws IOException {
        one = new Child("--test.answer-time=200ms");
        other = new Child("--test.answer-time=200ms");
        one.started();
        other.started();
    }

    @AfterEach
    void end() {
        one.process.close();
        other.process.close();
        slack.close();
    }

    @Test
    void whatIsDeliveredToBothIsAnsweredOnceThoughOneIsKilled() throws Exception {
        // Slack takes these posts, and says so long after the kill.
        slack.trouble(Trouble.late(Duration.ofSeconds(20)), Trouble.late(Duration.ofSeconds(20)));
        List<String> deliveries =
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> one.sender.envelope(mention("C1", "100." + i, "q" + i)))
                        .toList();
        for (int i = 0; i < MESSAGES; i++) {
            Child first = i % 2 == 0 ? one : other;
            assertThat(first.sender.send(deliveries.get(i)).statusCode()).isEqualTo(200);
        }
        slack.awaitPosts(4);

        one.process.kill();
        assertThat(slack.posts().size()).as("killed in the midst").isLessThan(MESSAGES);
        List<String> again = new ArrayList<>(deliveries);
        Collections.shuffle(again, new Random(7));
        for (String delivery : again) {
            assertThat(other.sender.send(delivery).statusCode()).isEqualTo(200);
        }

        slack.awaitPosts(MESSAGES);
        other.sender.event(mention("C1", "999.1", "last"));
        slack.awaitPosts(MESSAGES + 1);
        assertThat(slack.posts())
                .extracting(post -> post.path("thread_ts").asString())
                .filteredOn(thread -> !thread.equals("999.1"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MESSAGES).mapToObj(i -> "100." + i).toList());
    }

    private final class Child {

        private final JavaProcess process;
        private SlackSender sender;

        Child(String... more) throws IOException {
            List<String> all = new ArrayList<>(List.of(more));
            all.add("--sourcebound.store.url=" + store.url());
            all.add("--sourcebound.store.username=" + store.username());
            all.add("--sourcebound.store.password=" + store.password());
            all.add("--sourcebound.store.lease=2s");
            this.process =
                    new JavaProcess(
                            List.of("-XX:TieredStopAtLevel=1"),
                            SlackSlice.class,
                            SlackSlice.arguments(
                                    slack.apiUrl(), folder, all.toArray(String[]::new)));
        }

        void started() {
            int port = Integer.parseInt(process.awaitLine("port="));
            sender =
                    new SlackSender(
                            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                            port,
                            SlackSlice.SECRET,
                            "T-servers");
        }
    }
}
