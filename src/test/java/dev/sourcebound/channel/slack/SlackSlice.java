package dev.sourcebound.channel.slack;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.channel.ChannelSettings;
import dev.sourcebound.channel.Replies;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.Turn;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.store.Leases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;

/// The server as far as Slack is concerned, with an answerer that repeats the question. Started in
/// this process or, by [#main], in one of its own that can be killed.
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {ChannelSettings.class, Leases.class})
@ConfigurationPropertiesScan(basePackageClasses = ChannelSettings.class)
class SlackSlice {

    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final String OLD_SECRET = "before";

    @Bean
    static SourceLink sourceLink() {
        return SourceLink.ROOT;
    }

    @Bean
    Corpus corpus() {
        return Replies.corpus();
    }

    /// Shows in the question how many turns of whom came before.
    @Bean
    Chat chat(Environment environment) {
        Duration time = environment.getProperty("test.answer-time", Duration.class, Duration.ZERO);
        Answerer answerer =
                (question, progress) -> {
                    LockSupport.parkNanos(time.toNanos());
                    return Replies.to(question);
                };
        return new Chat(
                (question, history) ->
                        history.isEmpty() ? question : question + " after " + roles(history),
                text -> text,
                answerer,
                () -> new Provenance("embedder@1", "reader@1", "extractive", "f"));
    }

    private static String roles(List<Turn> history) {
        return history.stream()
                .map(turn -> turn.role().name().substring(0, 1) + ":" + turn.content())
                .collect(Collectors.joining("|"));
    }

    static ReactiveWebServerApplicationContext start(
            SlackStandIn slack, Path folder, String... more) {
        return (ReactiveWebServerApplicationContext)
                new SpringApplicationBuilder(SlackSlice.class)
                        .run(arguments(slack.apiUrl(), folder, more));
    }

    static String[] arguments(String apiUrl, Path folder, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--sourcebound.slack.bot-token=xoxb-test",
                                "--sourcebound.slack.signing-secret=" + SECRET,
                                "--sourcebound.slack.previous-signing-secret=" + OLD_SECRET,
                                "--sourcebound.slack.api-url=" + apiUrl,
                                "--sourcebound.slack.request-timeout=2s",
                                "--sourcebound.channel.public-url=https://ask.example.org",
                                "--sourcebound.channel.first-retry=50ms",
                                "--sourcebound.channel.longest-retry=200ms",
                                "--sourcebound.channel.folder=" + folder));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /// Prints its port on a line of its own once it can be asked.
    public static void main(String[] arguments) {
        ReactiveWebServerApplicationContext context =
                (ReactiveWebServerApplicationContext)
                        new SpringApplicationBuilder(SlackSlice.class).run(arguments);
        System.out.println("port=" + context.getWebServer().getPort());
    }
}
