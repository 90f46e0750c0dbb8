package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sourcebound.corpus.Span;
import dev.sourcebound.onnx.Location;
import dev.sourcebound.reading.WindowModel.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recipe writes what its own reader makes of some windows; this program must make the same of
/// them.
class WindowModelGoldenTest {

    /// The recipe's runtime is another version. Fused and unfused, one runtime differs from itself
    /// by as much: activations are rounded to eight bits, and what is added up in another order
    /// rounds elsewhere.
    private static final double MOST = 0.1;

    private static final double MEAN = 0.01;

    private static final Path GOLDEN = Path.of("embeddings/reader/golden.jsonl");

    @Test
    void judgesAsTheRecipeDoes() throws IOException {
        List<JsonNode> cases =
                Files.readAllLines(GOLDEN).stream()
                        .map(JsonMapper.shared()::readTree)
                        .filter(c -> c.has("question"))
                        .toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(100);
        ReaderManifest manifest =
                ReaderManifest.read(new Location("classpath:embeddings/reader/manifest.json"));
        try (WindowModel model = WindowModel.load(manifest, 1)) {
            double total = 0;
            int sameAnswer = 0;
            for (JsonNode c : cases) {
                Judgement judged =
                        model.judge(
                                c.get("question").asString(),
                                c.get("context").asString(),
                                c.get("window").asString());
                double answered = probability(c.get("logit").asDouble());
                assertThat(probability(judged.answered())).isEqualTo(answered, within(MOST));
                assertThat(judged.answerOdds())
                        .as(c.toString())
                        .isEqualTo(c.get("span").asDouble(), within(MOST));
                total += Math.abs(probability(judged.answered()) - answered);
                Span span = new Span(c.get("start").asInt(), c.get("end").asInt());
                sameAnswer += span.equals(judged.answer()) ? 1 : 0;
            }
            assertThat(total / cases.size()).isLessThan(MEAN);
            assertThat(sameAnswer).isGreaterThanOrEqualTo(cases.size() * 85 / 100);
        }
    }

    @Test
    void holdsClaimsAgainstExcerptsAsTheRecipeDoes() throws IOException {
        List<JsonNode> cases =
                Files.readAllLines(GOLDEN).stream()
                        .map(JsonMapper.shared()::readTree)
                        .filter(c -> c.has("claim"))
                        .toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(50);
        ReaderManifest manifest =
                ReaderManifest.read(new Location("classpath:embeddings/reader/manifest.json"));
        try (WindowModel model = WindowModel.load(manifest, 1)) {
            List<ClaimOdds> held =
                    cases.stream()
                            .map(c ->
                                    model.hold(
                                            c.get("claim").asString(),
                                            c.get("excerpts").asString()))
                            .toList();
            double temperature = temperature(cases, held);
            double total = 0;
            for (int i = 0; i < held.size(); i++) {
                double supported = probability(cooled(held.get(i), temperature).supports());
                double expected = cases.get(i).get("supported").asDouble();
                assertThat(supported).isEqualTo(expected, within(MOST));
                total += Math.abs(supported - expected);
            }
            assertThat(total / cases.size()).isLessThan(MEAN);
        }
    }

    /// The recipe divides its logits by one number before it makes probabilities of them; the
    /// number by which ours come nearest to them, by least squares of the log-odds of supported to
    /// contradicted.
    private static double temperature(List<JsonNode> cases, List<ClaimOdds> held) {
        double ours = 0;
        double both = 0;
        for (int i = 0; i < held.size(); i++) {
            double own = held.get(i).supported() - held.get(i).contradicted();
            JsonNode c = cases.get(i);
            double theirs =
                    Math.log(c.get("supported").asDouble() / c.get("contradicted").asDouble());
            ours += own * own;
            both += own * theirs;
        }
        return ours / both;
    }

    private static ClaimOdds cooled(ClaimOdds odds, double temperature) {
        return new ClaimOdds(
                odds.supported() / temperature,
                odds.contradicted() / temperature,
                odds.notMentioned() / temperature);
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
