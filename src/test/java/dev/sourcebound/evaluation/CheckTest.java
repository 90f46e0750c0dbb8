package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.SourceboundApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the real models, on two small files.
class CheckTest {

    @TempDir private Path folder;

    private final Console console = new Console();

    @Test
    void comparesTheModelWithTheRules() throws IOException {
        for (String name : List.of("a", "b")) {
            Files.writeString(
                    folder.resolve(name + "-07.txt"),
                    document(name + 1, "mill", "Brandreth") + document(name + 2, "kiln", "Oake"));
        }
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "check",
                                "--claims",
                                folder.toString()))
                .isZero();
        assertThat(console.out().lines().map(line -> line.split(" +")[0]))
                .containsExactly("12", "", "model", "rules", "both", "-");
        assertThat(console.out().lines().skip(2).limit(3))
                .allSatisfy(line ->
                        assertThat(line.split(" +"))
                                .hasSize(7)
                                .allMatch(cell -> cell.matches("[a-z]+|12|[01]\\.\\d{3}")));
    }

    @Test
    void oneFileIsNotEnough() throws IOException {
        Files.writeString(folder.resolve("a-07.txt"), document("a1", "mill", "Brandreth"));
        assertThat(
                        console.run(
                                SourceboundApplication.class,
                                "check",
                                "--claims",
                                folder.toString()))
                .isEqualTo(2);
        assertThat(console.err())
                .contains("two files or more must end in -07.txt or -27.txt, found 1");
    }

    private static String document(String id, String thing, String owner) {
        return """
        == %1$s | The %2$s of %1$s
        s The %2$s was built in 1810 by Josiah %3$s.
        s It burned down in May 1822 and was rebuilt within a year.
        s The roof is made of slate from a quarry in the hills.
        s Its owner kept two dogs and a blind pony.
        s No railway ever reached the valley.
        s The %3$s family sold it in 1901 for 400 crowns.
        s Since then it has stood empty in winter.
        s A club of walkers rents it each summer.
        s The key hangs behind the door of the inn.
        c ok 1 paraphrase | Josiah %3$s built the %2$s.
        c bad 6 number | The family sold it for 900 crowns.
        c none 8 added | The walkers pay a high rent.
        """
                .formatted(id, thing, owner);
    }
}
