package dev.sourcebound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is measured beside this program stands in a `pom.xml` without a parent, where nothing is
/// pinned that it does not pin.
class ComparisonTest {

    private static final Path FOLDER = Path.of("src", "compare");

    @Test
    void everyPluginThatItsScriptCallsIsPinned() throws IOException {
        String pom = Files.readString(FOLDER.resolve("pom.xml"));
        List<String> called =
                Pattern.compile(" ([a-z-]+):[a-z-]+ ")
                        .matcher(Files.readString(FOLDER.resolve("compare.sh")))
                        .results()
                        .map(goal -> goal.group(1))
                        .toList();
        assertThat(called).containsExactly("dependency");
        Matcher pinned =
                Pattern.compile(
                                "<artifactId>maven-dependency-plugin</artifactId>\\s*<version>\\d[\\w.-]*</version>")
                        .matcher(pom);
        assertThat(pinned.find()).isTrue();
    }
}
