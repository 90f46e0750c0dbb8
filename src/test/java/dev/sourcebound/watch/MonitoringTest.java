package dev.sourcebound.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a monitor sees of a running server that has everything turned on.
@Timeout(300)
class MonitoringTest {

    private static final String ANSWERED = "How long is the border with Russia?";
    private static final String REFUSED = "What was the turnout in November 2022?";

    private static final String ASKED = "http post /v1/answers";
    private static final Path WATCH = Path.of("docker", "watch");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:sourcebound|http|jvm|process)_[a-z0-9_]+");

    /// By their ids, and in each the spans by their names.
    private static final Map<String, Map<String, List<SpanData>>> TRACES = new HashMap<>();

    @TempDir private static Path folder;
    private static Server server;
    private static String scrape;

    @BeforeAll
    static void askOnceAndOnceInVain() throws Exception {
        server =
                Server.start(
                        List.of(Spans.class),
                        "--management.opentelemetry.enabled=true",
                        "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                        // Nobody listens there.
                        "--sourcebound.llm.base-url=http://127.0.0.1:9/v1",
                        "--sourcebound.llm.model=none",
                        "--sourcebound.llm.retries=0",
                        "--sourcebound.slack.bot-token=xoxb-test",
                        "--sourcebound.slack.signing-secret=8f742231b10e8888abcd99yyyzzz85a5",
                        "--sourcebound.slack.api-url=http://127.0.0.1:9/",
                        "--sourcebound.channel.public-url=https://ask.example.org",
                        "--sourcebound.channel.folder=" + folder.resolve("channel"),
                        "--sourcebound.decision.folder=" + folder.resolve("decisions"));
        assertThat(server.ask(ANSWERED).get("outcome").asString()).isEqualTo("answered");
        assertThat(server.ask(REFUSED).get("outcome").asString()).isEqualTo("refused");
        scrape = server.get("/actuator/prometheus");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyMetricOfTheDashboardIsInAScrape() throws IOException {
        JsonNode dashboard =
                new JsonMapper()
                        .readTree(Files.readString(WATCH.resolve("grafana/sourcebound.json")));
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(panel.get("title").asString()).isNotBlank();
            panel.get("targets").forEach(target -> expressions.add(target.get("expr").asString()));
        }
        assertThat(expressions).hasSizeGreaterThan(20);
        assertAllAreThere(expressions);
    }

    @Test
    void everyMetricOfTheAlertsIsInAScrapeAndEachSaysWhatToDo() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (Object group : list(yaml("alerts.yaml").get("groups"))) {
            for (Object rule : list(((Map<?, ?>) group).get("rules"))) {
                Map<?, ?> alert = (Map<?, ?>) rule;
                expressions.add(String.valueOf(alert.get("expr")));
                assertThat(((Map<?, ?>) alert.get("annotations")).keySet().toString())
                        .as(String.valueOf(alert.get("alert")))
                        .isEqualTo("[summary, mend]");
            }
        }
        assertThat(expressions).hasSizeGreaterThan(10);
        assertAllAreThere(expressions);
    }

    @Test
    void theOtherFilesOfTheExampleNameEachOther() throws IOException {
        String compose = Files.readString(WATCH.resolve("compose.yaml"));
        for (String file :
                List.of(
                        "prometheus.yaml",
                        "alerts.yaml",
                        "grafana/provisioning.yaml",
                        "grafana/datasource.yaml",
                        "grafana/sourcebound.json")) {
            assertThat(WATCH.resolve(file)).exists();
            assertThat(compose).contains("./watch/" + file);
        }
        assertThat(yaml("compose.yaml")).containsOnlyKeys("services");
        assertThat(yaml("prometheus.yaml").toString()).contains("/actuator/prometheus");
        assertThat(yaml("grafana/provisioning.yaml")).containsKey("providers");
        assertThat(yaml("grafana/datasource.yaml")).containsKey("datasources");
    }

    @Test
    void whatCameOfTheQuestionsIsCounted() {
        assertThat(value("sourcebound_replies_total{outcome=\"answered\",reason=\"none\"}"))
                .isEqualTo(1);
        assertThat(value("sourcebound_replies_total{outcome=\"refused\",reason=\"not_answered\"}"))
                .isEqualTo(1);
        assertThat(value("sourcebound_replies_total{outcome=\"refused\",reason=\"ungrounded\"}"))
                .isZero();
        assertThat(value("sourcebound_support_count")).isEqualTo(2);
        assertThat(value("sourcebound_drift_questions")).isEqualTo(2);
        assertThat(value("sourcebound_llm_answers_total{fallback=\"model_unreachable\"}"))
                .isEqualTo(1);
        assertThat(value("sourcebound_work_shed_total")).isZero();
        assertThat(value("sourcebound_access_total{outcome=\"admitted\",verb=\"ask\"}"))
                .isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "retrieve", "embed", "read", "write", "check"})
    void everyStepIsTimed(String stage) {
        assertThat(counted(scrape, stage))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotEndWith(" 0"));
    }

    @Test
    void noTextOfAnybodyIsInAScrape() {
        assertThat(scrape.toLowerCase(Locale.ROOT))
                .doesNotContain("russia", "turnout", "kazakhstan", "xoxb");
    }

    /// Labels of few values: a monitor pays for each.
    @Test
    void thereAreFewSeries() {
        assertThat(scrape.lines().filter(line -> line.startsWith("sourcebound_")).count())
                .isLessThan(400);
    }

    @Test
    void aTraceShowsTheStepsOfAQuestionWithinEachOther() throws InterruptedException {
        // A question that came before the index was there has a trace without these.
        Set<String> steps = Set.of(ASKED, "answer", "retrieve", "embed", "read", "write", "check");
        Map<String, List<SpanData>> trace =
                trace(made -> made.keySet().containsAll(steps) && !made.containsKey("understand"));
        assertWithin(trace, ASKED, "answer");
        assertWithin(trace, "answer", "retrieve");
        assertWithin(trace, "retrieve", "embed");
        assertWithin(trace, "answer", "read");
        assertWithin(trace, "answer", "write");
        assertWithin(trace, "write", "check");
        assertThat(trace.toString().toLowerCase(Locale.ROOT))
                .doesNotContain("russia", "kazakhstan");
    }

    /// What is retrieved and read to understand it is not in the figures of an answer.
    @Test
    void aFollowUpIsUnderstoodInAStepOfItsOwn() throws Exception {
        assertThat(scrape).doesNotContain("stage=\"understand\"");
        String reply =
                server.post(
                                "/v1/answers",
                                """
                                {"question": "And how long is it in kilometres?", "history": [
                                  {"role": "user", "content": "How long is the border with Russia?"},
                                  {"role": "assistant", "content": "It is the longest in the world."}]}
                                """)
                        .body();
        assertThat(reply).contains("\"outcome\":");
        assertThat(counted(server.get("/actuator/prometheus"), "understand"))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(" 1"));
        Set<String> steps = Set.of(ASKED, "understand", "answer", "retrieve", "embed", "read");
        Map<String, List<SpanData>> trace = trace(made -> made.keySet().containsAll(steps));
        assertThat(trace.get("understand")).hasSize(1);
        assertWithin(trace, ASKED, "understand");
        assertWithin(trace, ASKED, "answer");
        assertWithin(trace, "answer", "retrieve");
        assertWithin(trace, "answer", "read");
        Set<String> understanding = ids(trace, "understand");
        assertThat(trace.get("embed"))
                .anyMatch(span -> understanding.contains(span.getParentSpanId()))
                .allMatch(span ->
                        understanding.contains(span.getParentSpanId())
                                || ids(trace, "retrieve").contains(span.getParentSpanId()));
        assertThat(trace.toString().toLowerCase(Locale.ROOT)).doesNotContain("russia", "longest");
    }

    /// The spans of the first question whose trace is wanted, by their names.
    private static Map<String, List<SpanData>> trace(Predicate<Map<String, List<SpanData>>> wanted)
            throws InterruptedException {
        while (true) {
            Optional<Map<String, List<SpanData>>> found =
                    TRACES.values().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            SpanData span = Spans.ENDED.poll(20, TimeUnit.SECONDS);
            assertThat(span).as("the rest of a trace, after %s", TRACES.values()).isNotNull();
            TRACES.computeIfAbsent(span.getTraceId(), _ -> new HashMap<>())
                    .computeIfAbsent(span.getName(), _ -> new ArrayList<>())
                    .add(span);
        }
    }

    private static Set<String> ids(Map<String, List<SpanData>> trace, String name) {
        return trace.getOrDefault(name, List.of()).stream()
                .map(SpanData::getSpanId)
                .collect(Collectors.toSet());
    }

    private static List<String> counted(String scraped, String stage) {
        return scraped.lines()
                .filter(line -> line.startsWith("sourcebound_stage_seconds_count"))
                .filter(line -> line.contains("stage=\"%s\"".formatted(stage)))
                .toList();
    }

    private static void assertWithin(
            Map<String, List<SpanData>> trace, String outer, String inner) {
        Set<String> ids = ids(trace, outer);
        assertThat(trace.get(inner))
                .as("%s within %s", inner, outer)
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isIn(ids));
    }

    private static double value(String series) {
        return scrape.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not in the scrape"));
    }

    private static void assertAllAreThere(List<String> expressions) {
        Set<String> there = new TreeSet<>();
        scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> there.add(line.split("[{ ]", 2)[0]));
        Set<String> named = new TreeSet<>();
        for (String expression : expressions) {
            METRIC.matcher(expression).results().forEach(found -> named.add(found.group()));
        }
        assertThat(named).isNotEmpty();
        assertThat(there).containsAll(named);
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(WATCH.resolve(file)));
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    /// Takes the spans in place of a collector.
    static class Spans {

        private static final BlockingQueue<SpanData> ENDED = new LinkedBlockingQueue<>();

        @Bean
        SpanExporter spans() {
            return new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> spans) {
                    ENDED.addAll(spans);
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }
    }
}
