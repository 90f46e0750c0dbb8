package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What asks nothing of the sources is not answered, however long it is, in whatever letters, and
/// with a name of theirs in it.
class NothingAskedTest {

    private static final Path MESSAGES = Path.of("src/test/resources/messages/nothing-asked.txt");
    private static final Path UNSEEN = Path.of("embeddings/reader/data/unseen");

    /// As `max-false-answer-rate` promises of questions.
    private static final double ANSWERED = 0.05;

    private record Setting(String corpus, String name) {}

    private static final List<Setting> SETTINGS =
            List.of(new Setting("printer", "Quillon"), new Setting("opera", "Tamsford"));

    @Test
    void whatAsksNothingIsRefused() throws IOException {
        List<String> messages = List.of(Files.readString(MESSAGES).strip().split("\n\n"));
        List<String> answered =
                SETTINGS.stream().flatMap(setting -> answered(setting, messages).stream()).toList();
        long asked = (long) messages.size() * SETTINGS.size() * 3;
        Files.write(
                Path.of("target/nothing-asked.txt"),
                Stream.concat(
                                Stream.of("%d of %d answered".formatted(answered.size(), asked)),
                                answered.stream())
                        .toList());
        assertThat(answered).hasSizeLessThanOrEqualTo((int) (ANSWERED * asked));
    }

    private static List<String> answered(Setting setting, List<String> messages) {
        try (AskedCorpus corpus =
                new AskedCorpus(UNSEEN.resolve(setting.corpus()).resolve("docs"))) {
            return messages.stream()
                    .flatMap(message -> forms(message, setting.name()))
                    .filter(message -> !corpus.cited(message, List.of()).isEmpty())
                    .toList();
        }
    }

    private static Stream<String> forms(String message, String name) {
        return Stream.of(message, message + " " + name, (message + " ").repeat(3));
    }
}
