package dev.sourcebound.channel.slack;

import static dev.sourcebound.channel.slack.SlackSender.mention;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.channel.slack.SlackStandIn.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server in a process of its own, which is killed as by `kill -9`.
class SlackKillTest {

    private static final int MESSAGES = 20;

    @TempDir Path folder;
    private final SlackStandIn slack = new SlackStandIn();
    private final String team = "T-killed";
    private Child child;

    @BeforeEach
    void first() throws IOException {
        child = new Child("--test.answer-time=300ms");
    }

    @AfterEach
    void end() throws InterruptedException {
        child.kill();
        slack.close();
    }

    @Test
    void whatWasAcknowledgedBeforeAKillIsAnsweredOnceAfterIt() throws Exception {
        List<String> deliveries = deliver();
        slack.awaitPosts(3);
        child.kill();
        int before = slack.posts().size();
        assertThat(before).as("killed between acknowledgement and post").isLessThan(MESSAGES);

        child = new Child();
        for (String again : deliveries) {
            assertThat(child.sender().send(again).statusCode()).isEqualTo(200);
        }

        slack.awaitPosts(MESSAGES);
        finish();
        assertEachIsAnsweredOnce();
    }

    @Test
    void whatWasPostedButNotWrittenDownBeforeAKillIsNotPostedAgain() throws Exception {
        // Slack takes these posts, and says so long after the kill.
        slack.trouble(Trouble.late(Duration.ofSeconds(50)), Trouble.late(Duration.ofSeconds(50)));
        deliver();
        slack.awaitPosts(4);
        child.kill();

        child = new Child();

        slack.awaitPosts(MESSAGES);
        finish();
        assertEachIsAnsweredOnce();
        assertThat(slack.looks()).isPositive();
    }

    private List<String> deliver() throws Exception {
        SlackSender sender = child.sender();
        List<String> deliveries = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            deliveries.add(sender.envelope(mention("C1", "100." + i, "q" + i)));
            assertThat(sender.send(deliveries.getLast()).statusCode()).isEqualTo(200);
        }
        return deliveries;
    }

    /// One more message, by when all others have been posted or looked for.
    private void finish() throws Exception {
        child.sender().event(mention("C1", "999.1", "last"));
        slack.awaitPosts(MESSAGES + 1);
    }

    private void assertEachIsAnsweredOnce() {
        assertThat(slack.posts())
                .extracting(post -> post.path("thread_ts").asString())
                .filteredOn(thread -> !thread.equals("999.1"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MESSAGES).mapToObj(i -> "100." + i).toList());
    }

    /// A server in a process of its own.
    private final class Child {

        private final Process process;
        private final int port;

        Child(String... more) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SlackSlice.class.getName()));
            command.addAll(List.of(SlackSlice.arguments(slack.apiUrl(), folder, more)));
            this.process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            this.port = port(process.inputReader());
        }

        SlackSender sender() {
            return new SlackSender(
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                    port,
                    SlackSlice.SECRET,
                    team);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        private static int port(BufferedReader output) throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("port=")) {
                    return Integer.parseInt(line.substring("port=".length()));
                }
            }
            throw new IllegalStateException("the server did not start");
        }
    }
}
