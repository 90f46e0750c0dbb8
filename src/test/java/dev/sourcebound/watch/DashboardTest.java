package dev.sourcebound.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Grafana and Prometheus are given, as far as it can be seen without a server.
@Timeout(60)
class DashboardTest {

    private static final Path WATCH = Path.of("docker", "watch");

    /// Of Grafana's units those that are used.
    private static final Set<String> UNITS =
            Set.of("reqps", "ops", "percentunit", "short", "s", "bytes");

    /// Of its grid.
    private static final int COLUMNS = 24;

    private static final Pattern RANGE = Pattern.compile("\\[(?!\\$__rate_interval])");

    private final JsonNode dashboard;

    DashboardTest() throws IOException {
        dashboard =
                new JsonMapper()
                        .readTree(Files.readString(WATCH.resolve("grafana/sourcebound.json")));
    }

    @Test
    void itIsOneThatGrafanaCanFindAgain() {
        assertThat(dashboard.get("title").asString()).isNotBlank();
        assertThat(dashboard.get("uid").asString()).matches("[A-Za-z0-9_-]{1,40}");
        assertThat(dashboard.get("schemaVersion").asInt()).isPositive();
    }

    @Test
    void whereItsFiguresComeFromIsChosenByItsVariable() {
        assertThat(dashboard.at("/templating/list").values())
                .singleElement()
                .satisfies(variable -> {
                    assertThat(variable.get("type").asString()).isEqualTo("datasource");
                    assertThat(variable.get("query").asString()).isEqualTo("prometheus");
                    assertThat(variable.get("name").asString()).isEqualTo("source");
                });
        Stream<JsonNode> chosen = dashboard.findValues("datasource").stream();
        assertThat(chosen)
                .hasSizeGreaterThan(20)
                .allSatisfy(source -> {
                    assertThat(source.get("type").asString()).isEqualTo("prometheus");
                    assertThat(source.get("uid").asString()).isEqualTo("${source}");
                });
    }

    @Test
    void noTwoPanelsHaveTheSameIdOrTitleAndEachSaysWhatItShows() {
        assertThat(panels()).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels())
                .extracting(panel -> panel.get("title").asString())
                .doesNotHaveDuplicates();
        assertThat(panels())
                .allSatisfy(panel -> {
                    assertThat(panel.get("type").asString()).isEqualTo("timeseries");
                    assertThat(panel.get("description").asString()).isNotBlank();
                    assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isIn(UNITS);
                });
    }

    @Test
    void panelsLieOnTheGridAndNoneOnAnother() {
        Map<String, String> taken = new HashMap<>();
        for (JsonNode panel : panels()) {
            String title = panel.get("title").asString();
            JsonNode at = panel.get("gridPos");
            int left = at.get("x").asInt();
            int top = at.get("y").asInt();
            int width = at.get("w").asInt();
            int height = at.get("h").asInt();
            assertThat(List.of(left, top)).as(title).allMatch(n -> n >= 0);
            assertThat(List.of(width, height)).as(title).allMatch(n -> n > 0);
            assertThat(left + width).as(title).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < left + width; x++) {
                for (int y = top; y < top + height; y++) {
                    assertThat(taken.putIfAbsent(x + " " + y, title)).as(title).isNull();
                }
            }
        }
    }

    @Test
    void everyLineOfAPanelHasItsQueryItsLetterAndItsName() {
        for (JsonNode panel : panels()) {
            List<JsonNode> targets = List.copyOf(panel.get("targets").values());
            String title = panel.get("title").asString();
            assertThat(targets).as(title).isNotEmpty();
            assertThat(targets)
                    .as(title)
                    .extracting(target -> target.get("refId").asString())
                    .doesNotHaveDuplicates();
            assertThat(targets)
                    .as(title)
                    .allSatisfy(target -> {
                        assertThat(target.get("legendFormat").asString()).isNotBlank();
                        assertThat(target.get("expr").asString())
                                .isNotBlank()
                                .doesNotContainPattern(RANGE);
                    });
        }
    }

    /// Where Prometheus' own tool is; its package brings it. Elsewhere the build goes on and says
    /// that it was not done.
    @Test
    void prometheusTakesTheRulesAndTheQueries(@TempDir Path folder) throws Exception {
        for (String tool : List.of("promtool", "jq")) {
            assumeTrue(
                    isThere(tool),
                    () ->
                            "docker/watch was NOT checked: %s is missing; on Debian: apt-get install prometheus jq"
                                    .formatted(tool));
        }
        Path said = folder.resolve("said");
        Process check =
                new ProcessBuilder("bash", WATCH.resolve("check.sh").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(check.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(Files.readString(said)).isZero();
        assertThat(said)
                .content()
                .contains("== the queries of the dashboard", "rules found")
                .doesNotContain("FAILED");
    }

    private List<JsonNode> panels() {
        return List.copyOf(dashboard.get("panels").values());
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
