package dev.sourcebound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the files under `docker` say of the program is still so. Whether an image comes of them,
/// `docker/check.sh` shows.
class ImageTest {

    private static final Path DOCKER = Path.of("docker");

    @Test
    void unpacksNativeLibrariesOnlyOfJarsThatTheProgramHas() throws IOException {
        List<String> jars =
                Arrays.stream(
                                System.getProperty(
                                                "surefire.test.class.path",
                                                System.getProperty("java.class.path"))
                                        .split(File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .toList();

        String names = found("lib/\\{([^}]*)}-", DOCKER.resolve("unpack.sh"));

        assertThat(names.split(","))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(jars)
                                .anyMatch(
                                        jar -> jar.matches(Pattern.quote(name) + "-\\d.*\\.jar")));
    }

    @Test
    void runsTheJvmWithTheOptionsOfTheBuild() throws IOException {
        String options = found("<run\\.jvm\\.arguments>(.*)</run", Path.of("pom.xml"));

        assertThat(Files.readAllLines(DOCKER.resolve("java-options"))).contains(options.split(" "));
    }

    private static String found(String pattern, Path file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return matcher.group(1);
    }
}
