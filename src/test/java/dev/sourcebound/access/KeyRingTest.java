package dev.sourcebound.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.collection.CollectionName;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {

    private final NewKey first = NewKey.of("website", Set.of(Verb.ASK), null);
    private final NewKey second =
            NewKey.of(
                    "website", Set.of(Verb.ASK, Verb.READ), Instant.parse("2030-01-01T00:00:00Z"));

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void writeTheFirst() {
        file = folder.resolve("keys.jsonl");
        first.appendTo(file);
    }

    @Test
    void aKeyIsFoundAndNothingElseIs() {
        try (KeyRing ring = new KeyRing(new KeyFile(file), Set.of(CollectionName.DEFAULT))) {
            assertThat(ring.find(first.text()))
                    .hasValueSatisfying(key -> assertThat(key.name()).isEqualTo("website"));
            assertThat(ring.find(second.text())).isEmpty();
            assertThat(ring.find(first.text().substring(0, 12))).isEmpty();
            assertThat(ring.find(first.text() + "A".repeat(10_000))).isEmpty();
        }
    }

    @Test
    void oneKeyFollowsAnotherWithoutARestart() throws IOException {
        try (KeyRing ring = new KeyRing(new KeyFile(file), Set.of(CollectionName.DEFAULT))) {
            second.appendTo(file);
            ring.reread();
            assertThat(ring.find(first.text())).isPresent();
            assertThat(ring.find(second.text()))
                    .hasValueSatisfying(key ->
                            assertThat(key.expires())
                                    .isEqualTo(Instant.parse("2030-01-01T00:00:00Z")));
            Files.writeString(file, second.line());
            ring.reread();
            assertThat(ring.find(first.text())).isEmpty();
            assertThat(ring.find(second.text())).isPresent();
        }
    }

    @Test
    void aKeyForACollectionThatThereIsNotIsRefusedByItsName() throws IOException {
        NewKey.of("desk", EnumSet.of(Verb.ASK), Set.of("default", "manuals"), null).appendTo(file);
        assertThatThrownBy(() -> new KeyRing(new KeyFile(file), Set.of(CollectionName.DEFAULT)))
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_INVALID))
                .hasMessageContaining("'manuals'")
                .hasMessageContaining("[default]");
        new KeyRing(
                        new KeyFile(file),
                        Set.of(CollectionName.DEFAULT, new CollectionName("manuals")))
                .close();
    }

    @Test
    void whereTheFileBreaksTheKeysOfBeforeStay() throws IOException {
        try (KeyRing ring = new KeyRing(new KeyFile(file), Set.of(CollectionName.DEFAULT))) {
            Files.writeString(file, "{");
            ring.reread();
            assertThat(ring.find(first.text())).isPresent();
            Files.delete(file);
            ring.reread();
            assertThat(ring.find(first.text())).isPresent();
        }
    }

    @Test
    void theFileHoldsNoKeyAndIsForItsOwner() throws IOException {
        assertThat(Files.readString(file)).doesNotContain(first.text().substring(12));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String hash = first.line().replaceFirst(".*\"sha256\":\"(\\w+)\".*", "$1");
        assertThat(new KeyFile(file).read().values().iterator().next().toString())
                .contains("website")
                .doesNotContain(hash);
    }

    @Test
    void blankLinesAndRemarksAreLeftOut() throws IOException {
        Files.writeString(file, "# keys\n\n" + first.line() + "\n");
        assertThat(new KeyFile(file).read()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sb_secret_put_here_by_mistake | no JSON object",
                "{\"id\": \"sb_secret_put_here\"} | id must be eight",
                "{\"id\":\"00000000\",\"name\":\"a b\"} | name must be",
                "{\"id\":\"00000000\",\"name\":\"a\",\"sha256\":\"12\"} | sha256 must be"
            })
    void aLineThatIsNoneIsToldByItsNumberAndNotByWhatStandsInIt(String line, String why)
            throws IOException {
        Files.writeString(file, first.line() + "\n" + line + "\n");
        assertThatThrownBy(() -> new KeyFile(file).read())
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_INVALID))
                .hasMessageContaining("line 2")
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aFieldThatIsNoneOfAKeyIsNamed() throws IOException {
        Files.writeString(file, first.line().replaceFirst("}$", ",\"sekret\":1}"));
        assertThatThrownBy(() -> new KeyFile(file).read()).hasMessageContaining("'sekret'");
    }

    @Test
    void anIdThatIsThereTwiceIsRefused() throws IOException {
        Files.writeString(file, first.line() + "\n" + first.line() + "\n");
        assertThatThrownBy(() -> new KeyFile(file).read()).hasMessageContaining("line 2");
    }

    @Test
    void noTwoKeysAreTheSame() {
        assertThat(first.text()).hasSize(55).isNotEqualTo(second.text());
    }
}
