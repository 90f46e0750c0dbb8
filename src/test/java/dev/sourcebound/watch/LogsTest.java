package dev.sourcebound.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server writes to its log while it is asked, in the plain form and as JSON.
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    /// Of the questions, their answers, and what else is sent.
    private static final String[] TEXT = {
        "russia",
        "border",
        "kilometres",
        "turnout",
        "kazakhstan",
        "longest",
        "lighthouse",
        "lantern"
    };

    private static final Pattern LINE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

    private final JsonMapper json = new JsonMapper();
    private final List<String> ids = new ArrayList<>();

    @Test
    void everyLineOfARequestHasItsIdAndNoneHasAText(CapturedOutput output, @TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("log");
        HttpServer model = echo();
        try (Server server =
                Server.start(
                        List.of(Faults.class),
                        "--sourcebound.access.log=true",
                        "--sourcebound.llm.base-url=http://127.0.0.1:%d/v1"
                                .formatted(model.getAddress().getPort()),
                        "--sourcebound.llm.model=none",
                        "--sourcebound.llm.retries=0",
                        "--logging.file.name=" + file,
                        "--logging.structured.format.file=ecs")) {
            server.ask("Is it there?");
            awaitLines(file, 1);
            int console = output.getOut().length();
            int lines = Files.readAllLines(file).size();
            for (String accept : new String[] {JSON, EVENTS}) {
                askAllWays(server, accept);
            }
            awaitLines(file, 1 + ids.size());
            List<JsonNode> structured =
                    Files.readAllLines(file).stream().skip(lines).map(json::readTree).toList();
            assertThat(structured)
                    .allSatisfy(line ->
                            assertThat(line.path("request_id").asString(""))
                                    .as(line.toString())
                                    .isIn(ids));
            assertThat(structured)
                    .extracting(line -> line.get("request_id").asString())
                    .containsAll(ids);
            assertThat(structured.toString()).contains("language model", "500", "fails");
            assertThat(structured.toString().toLowerCase(Locale.ROOT)).doesNotContain(TEXT);

            String plain = output.getOut().substring(console);
            assertThat(plain.lines().filter(LINE.asMatchPredicate()))
                    .hasSize(structured.size())
                    .allSatisfy(
                            line -> assertThat(ids).anyMatch(id -> line.contains("[" + id + "]")));
            assertThat(plain.toLowerCase(Locale.ROOT)).doesNotContain(TEXT);
        } finally {
            model.stop(0);
        }
    }

    private void askAllWays(Server server, String accept) throws Exception {
        assertThat(ask(server, accept, question("How long is the border with Russia?")))
                .contains("longest continuous");
        assertThat(ask(server, accept, question("What was the turnout in November 2022?")))
                .contains("not_answered");
        assertThat(
                        ask(
                                server,
                                accept,
                                """
                                {"question": "And how long is it?", "history": [
                                  {"role": "user", "content": "Where is the border with Russia?"},
                                  {"role": "assistant", "content": "Kazakhstan, by the lighthouse."}]}
                                """))
                .contains("outcome");
        assertThat(ask(server, accept, question(Faults.QUESTION))).contains("internal");
        assertThat(ask(server, accept, "{\"question\": \"Where is the lighthouse"))
                .contains("invalid_request");
        assertThat(ask(server, accept, "{\"lighthouse\": \"lantern\"}"))
                .contains("invalid_request");
        assertThat(ask(server, accept, question("lighthouse ".repeat(1_000))))
                .contains("\"code\":");
        assertThat(
                        ask(
                                server,
                                accept,
                                "{\"question\": \"lantern\", \"sources\": [\"lighthouse\"]}"))
                .contains("\"code\":");
    }

    private String question(String text) {
        return json.createObjectNode().put("question", text).toString();
    }

    private String ask(Server server, String accept, String body) throws Exception {
        String id = "asked-%02d-as-%s".formatted(ids.size(), accept.replace('/', '-'));
        ids.add(id);
        return server.post("/v1/answers?q=lantern", body, "Accept", accept, "X-Request-Id", id)
                .body();
    }

    /// A request's own line comes after its response.
    private static void awaitLines(Path file, int count) throws Exception {
        while (Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" by anonymous in "))
                        .count()
                < count) {
            Thread.sleep(20);
        }
    }

    /// A language model that fails, and gives back what it was asked, as some do.
    private static HttpServer echo() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] asked = exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(500, asked.length);
                    exchange.getResponseBody().write(asked);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /// A reader that fails at one question.
    static class Faults {

        static final String QUESTION = "How far is the longest lighthouse of Kazakhstan?";

        @Bean
        static BeanPostProcessor faults() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof PassageReader reader ? failing(reader) : bean;
                }
            };
        }

        private static PassageReader failing(PassageReader reader) {
            return new PassageReader() {
                @Override
                public List<Reading> read(String question, List<Passage> passages) {
                    if (question.equals(QUESTION)) {
                        throw new IllegalStateException("the reader fails");
                    }
                    return reader.read(question, passages);
                }

                @Override
                public String label() {
                    return reader.label();
                }
            };
        }
    }
}
