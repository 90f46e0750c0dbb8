package dev.sourcebound.channel.slack;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Tries a running server without a workspace: a stand-in for Slack's servers on port 9099, and
/// events that are signed as Slack signs them. The server is to be started with
/// `sourcebound.slack.bot-token=xoxb-test`, `.signing-secret` as [SlackSlice#SECRET] and
/// `.api-url=http://127.0.0.1:9099/api/`.
///
/// `SlackTry PORT ask QUESTION` prints what is posted. `SlackTry PORT load RATE SECONDS` delivers
/// so many mentions a second for so long, and prints how long acknowledgements took and what was
/// posted.
final class SlackTry {

    private static final int STAND_IN = 9099;

    private SlackTry() {}

    public static void main(String[] arguments) throws Exception {
        SlackSender sender = new SlackSender(Integer.parseInt(arguments[0]));
        try (SlackStandIn slack = new SlackStandIn(STAND_IN)) {
            switch (arguments[1]) {
                case "ask" -> ask(slack, sender, arguments[2]);
                case "load" ->
                        load(
                                slack,
                                sender,
                                Integer.parseInt(arguments[2]),
                                Integer.parseInt(arguments[3]));
                default -> throw new IllegalArgumentException("ask or load");
            }
        }
    }

    private static void ask(SlackStandIn slack, SlackSender sender, String question)
            throws Exception {
        int status = sender.event(SlackSender.mention("C1", "1700000000.000100", question));
        System.out.println("acknowledged: " + status);
        slack.awaitPosts(1);
        System.out.println(slack.posts().getFirst().toPrettyString());
    }

    /// Sends at the times of the plan, whether or not earlier ones were answered: a server that is
    /// slow gets no less to do.
    private static void load(SlackStandIn slack, SlackSender sender, int rate, int seconds)
            throws Exception {
        int count = rate * seconds;
        long[] taken = new long[count];
        int[] statuses = new int[count];
        HttpClient client = sender.client();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = started + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = i;
            String body =
                    sender.envelope(
                            SlackSender.mention(
                                    "C" + i % 50, "100." + i, "How long is the border?"));
            sent.add(
                    client.sendAsync(sender.request(body), BodyHandlers.ofString())
                            .thenAccept(response -> {
                                taken[number] = System.nanoTime() - due;
                                statuses[number] = response.statusCode();
                            }));
        }
        sent.forEach(CompletableFuture::join);
        long[] sorted = taken.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%d deliveries in %.1f s: acknowledged after p50 %.1f ms, p99 %.1f ms, most %.1f ms; statuses %s%n",
                count,
                (System.nanoTime() - started) / 1e9,
                sorted[count / 2] / 1e6,
                sorted[count * 99 / 100] / 1e6,
                sorted[count - 1] / 1e6,
                counted(statuses));
        int taking = (int) Arrays.stream(statuses).filter(status -> status == 200).count();
        awaitAll(slack, taking);
        long busy =
                slack.posts().stream()
                        .filter(post -> post.path("text").asString().startsWith("I am busy"))
                        .count();
        System.out.printf(
                "%d posts in %d threads after %.0f s: %d say that there is no room%n",
                slack.posts().size(), threads(slack), (System.nanoTime() - started) / 1e9, busy);
    }

    private static void awaitAll(SlackStandIn slack, int count) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (threads(slack) < count && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static long threads(SlackStandIn slack) {
        return slack.posts().stream()
                .map(post -> post.path("thread_ts").asString())
                .distinct()
                .count();
    }

    private static Map<Integer, Long> counted(int[] statuses) {
        return Arrays.stream(statuses)
                .boxed()
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    }
}
