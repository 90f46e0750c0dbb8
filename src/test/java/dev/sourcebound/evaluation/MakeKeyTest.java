package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakeKeyTest {

    private final Console console = new Console();
    @TempDir private Path folder;

    @Test
    void printsTheKeyAloneAndKeepsWhatIsNotTheKey() throws Exception {
        Path file = folder.resolve("keys.jsonl");
        assertThat(make("--name", "website", "--may", "ask,read", "--file", file.toString()))
                .isZero();
        String key = console.out().strip();
        assertThat(key).matches("sb_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");
        assertThat(console.err()).contains("never again").doesNotContain(key);
        assertThat(Files.readString(file))
                .matches(
                        "\\{\"id\":\"[0-9a-f]{8}\",\"name\":\"website\",\"sha256\":\"[0-9a-f]{64}\","
                                + "\"may\":\\[\"(ask\",\"read|read\",\"ask)\"]}\n")
                .doesNotContain(key.substring(12));
    }

    @Test
    void withoutAFileTheLineIsShown() {
        assertThat(make("--name", "a", "--may", "watch", "--days", "30")).isZero();
        assertThat(console.err()).contains("\"sha256\":", "\"expires\":\"20");
    }

    @Test
    void isForTheCollectionsThatAreNamed() {
        assertThat(make("--name", "a", "--may", "ask", "--collections", "minutes, manuals"))
                .isZero();
        assertThat(console.err()).contains("\"collections\":[\"manuals\",\"minutes\"]");
        assertThat(make("--name", "a", "--may", "ask", "--collections", "No Name")).isEqualTo(2);
        assertThat(console.err()).contains("--collections must be names");
    }

    @ParameterizedTest
    @CsvSource({
        "'a b', ask, --name must be 1 to 64",
        "a, fly, '--may ''fly'' is none of ask, read, check, watch, operate'",
        "a, '', '--may '''' is none of'"
    })
    void saysWhatCannotBeUsed(String name, String may, String why) {
        assertThat(make("--name", name, "--may=" + may)).isEqualTo(2);
        assertThat(console.err()).contains(why);
        assertThat(console.out()).isEmpty();
    }

    private int make(String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "key";
        System.arraycopy(options, 0, all, 1, options.length);
        return console.run(MakeKeyTest.class, all);
    }
}
