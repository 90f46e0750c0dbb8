package dev.sourcebound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import dev.sourcebound.answer.Answerer;
import dev.sourcebound.chat.Chat;
import dev.sourcebound.chat.ChatRequest;
import dev.sourcebound.collection.NamedCollection.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

@Timeout(120)
class NamedCollectionTest {

    private static final CollectionName LATE = new CollectionName("late");

    @TempDir private Path home;

    /// The second try is another object, so that nobody waits for it; what it starts with is the
    /// same.
    @Test
    void theFiguresOfOneThatStartedAtTheSecondTryAreOfThatTry() throws Exception {
        Path folder = Files.createDirectory(home.resolve("late"));
        Files.writeString(folder.resolve("guide.md"), "The tram of Sudmark starts at noon.");
        // Not a folder, so that decisions cannot be kept there.
        Path decisions = Files.writeString(home.resolve("decisions"), "");
        try (ConfigurableApplicationContext server =
                new SpringApplicationBuilder(SourceboundApplication.class)
                        .run(
                                "--server.port=0",
                                "--sourcebound.suggestion.questions=0",
                                "--sourcebound.collections.other.corpus.folder="
                                        + home.resolve("is-not-there"))) {
            server.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "late",
                                    Map.of(
                                            "sourcebound.collections.late.corpus.folder",
                                            folder.toString(),
                                            "sourcebound.collections.late.decision.folder",
                                            decisions.toString())));
            try (NamedCollection first = started(server)) {
                assertThat(first.standing()).isInstanceOf(Standing.Unusable.class);
            }
            Files.delete(decisions);
            try (NamedCollection second = started(server)) {
                second.beans()
                        .getBean(Chat.class)
                        .ask(
                                new ChatRequest("When does the tram start?", List.of(), Set.of()),
                                Answerer.Progress.NONE);
                assertThat(
                                server.getBean(MeterRegistry.class)
                                        .get("sourcebound.drift.questions")
                                        .tag(Shared.TAG, LATE.value())
                                        .gauge()
                                        .value())
                        .isOne();
            }
        }
    }

    private static NamedCollection started(ConfigurableApplicationContext server) {
        NamedCollection collection =
                new NamedCollection(
                        LATE,
                        CollectionEnvironment.of(
                                server.getEnvironment(),
                                LATE,
                                Set.of("corpus.folder", "decision.folder")),
                        new Shared(server.getBeanFactory(), "namedCollections"),
                        new Semaphore(1));
        collection.start(new SpringApplication(SourceboundApplication.class));
        while (collection.standing() instanceof Standing.Starting) {
            Thread.onSpinWait();
        }
        return collection;
    }
}
